using System.Text.Json;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Transfers;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Workflows.Exchanges;

/// <summary>A person of IVMS 101.</summary>
internal static class IvmsPerson
{
    public static void Write(Utf8JsonWriter json, TransferPerson person)
    {
        var entity = person.Kind == "legal-entity";
        json.WriteStartObject();
        json.WriteStartObject(entity ? "legalPerson" : "naturalPerson");
        Name(json, person.Name ?? "", entity);
        if (person.Address is { } address)
            Address(json, address);
        if (person.CustomerId is { } id)
            json.WriteString(entity ? "customerNumber" : "customerIdentification", id);
        if (entity && person.LegalEntityIdentifier is { } lei)
            Identifier(json, lei, "LEIX");
        else if (!entity && person.DocumentNumber is { } document)
            Identifier(json, document, "MISC");
        // Both or neither: the standard knows no birth without its place.
        if (!entity && person is { DateOfBirth: { } born, PlaceOfBirth: { } place })
        {
            json.WriteStartObject("dateAndPlaceOfBirth");
            json.WriteString("dateOfBirth", LocalDatePattern.Iso.Format(born));
            json.WriteString("placeOfBirth", IvmsText.Latin(place));
            json.WriteEndObject();
        }

        if (person.Country is { } country)
            json.WriteString(entity ? "countryOfRegistration" : "countryOfResidence", country);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What is there of a person; null if there is no name.</summary>
    public static TransferPerson? Read(JsonElement of)
    {
        var entity = of.TryGetProperty("legalPerson", out var person);
        if (!entity && !of.TryGetProperty("naturalPerson", out person) || person.ValueKind != JsonValueKind.Object)
            return null;
        var address = First(person, "geographicAddress") is { } place ? AddressOf(place) : null;
        var identifier = First(person, "nationalIdentification");
        var birth = First(person, "dateAndPlaceOfBirth");
        var number = Text(identifier, "nationalIdentifier", 64);
        var lei = Text(identifier, "nationalIdentifierType", 10) == "LEIX";
        return new TransferPerson(
            entity ? "legal-entity" : "natural-person", NameOf(person, entity), address, Text(person, entity ? "countryOfRegistration" : "countryOfResidence", 2) ?? address?.Country,
            Text(birth, "dateOfBirth", 10) is { } born && LocalDatePattern.Iso.Parse(born) is { Success: true } date ? date.Value : (LocalDate?)null, Text(birth, "placeOfBirth", 70), null,
            Text(person, "customerIdentification", 50) ?? Text(person, "customerNumber", 50), lei ? null : number, null, null, lei ? number : null);
    }

    private static void Name(Utf8JsonWriter json, string name, bool entity)
    {
        var (latin, primary, type) = (IvmsText.Latin(name), entity ? "legalPersonName" : "primaryIdentifier", entity ? "legalPersonNameIdentifierType" : "nameIdentifierType");
        json.WriteStartObject("name");
        Names(entity || latin.Length <= IvmsText.LongestName ? [latin] : IvmsText.Split(latin), "nameIdentifier");
        // What cannot be written in Latin letters goes as it is besides; nothing is cut.
        if (latin != name)
            Names(entity || name.Length <= IvmsText.LongestName ? [name] : IvmsText.Split(name), "localNameIdentifier");
        json.WriteEndObject();

        void Names(IReadOnlyList<string> parts, string member)
        {
            json.WriteStartArray(member);
            json.WriteStartObject();
            json.WriteString(primary, parts[0]);
            if (parts.Count > 1)
                json.WriteString("secondaryIdentifier", parts[1]);
            json.WriteString(type, "LEGL");
            json.WriteEndObject();
            json.WriteEndArray();
        }
    }

    private static void Address(Utf8JsonWriter json, Address address)
    {
        json.WriteStartArray("geographicAddress");
        json.WriteStartObject();
        json.WriteString("addressType", "GEOG");
        json.WriteStartArray("addressLine");
        foreach (var line in (address.Lines ?? []).Take(7))
            json.WriteStringValue(IvmsText.Latin(line));
        json.WriteEndArray();
        if (address.PostalCode is { } code)
            json.WriteString("postCode", IvmsText.Latin(code));
        json.WriteString("townName", IvmsText.Latin(address.City ?? ""));
        json.WriteString("country", address.Country);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Identifier(Utf8JsonWriter json, string number, string type)
    {
        json.WriteStartObject("nationalIdentification");
        json.WriteString("nationalIdentifier", number);
        json.WriteString("nationalIdentifierType", type);
        json.WriteEndObject();
    }

    /// <summary>The legal name, or the first: the parts in the order in which they are said.</summary>
    private static string? NameOf(JsonElement person, bool entity)
    {
        if (First(person, "name") is not { } name || !name.TryGetProperty("nameIdentifier", out var all) || all.ValueKind != JsonValueKind.Array)
            return null;
        string[] types = ["nameIdentifierType", "naturalPersonNameIdentifierType", "legalPersonNameIdentifierType"];
        var names = all.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.Object).ToList();
        var chosen = names.Where(each => types.Any(type => Text(each, type, 10) == "LEGL")).Concat(names).Cast<JsonElement?>().FirstOrDefault();
        var text = entity
            ? Text(chosen, "legalPersonName", 200)
            : string.Join(' ', new[] { Text(chosen, "secondaryIdentifier", 100), Text(chosen, "primaryIdentifier", 100) }.Where(part => part is not null));
        return string.IsNullOrWhiteSpace(text) ? null : text[..Math.Min(text.Length, 200)];
    }

    private static Address? AddressOf(JsonElement of)
    {
        if (Text(of, "country", 2) is not { } country)
            return null;
        var street = string.Join(' ', new[] { Text(of, "streetName", 70), Text(of, "buildingNumber", 16), Text(of, "buildingName", 35) }.Where(part => part is not null));
        IReadOnlyList<string> lines = of.TryGetProperty("addressLine", out var all) && all.ValueKind == JsonValueKind.Array
            ? [.. all.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.String).Select(each => each.GetString()!).Where(each => each.Length is > 0 and <= 200).Take(7)]
            : [];
        return new Address(lines.Count > 0 ? lines : street.Length > 0 ? [street] : [], Text(of, "postCode", 16) ?? Text(of, "postcode", 16), Text(of, "townName", 35), country);
    }

    /// <summary>A member, or the first of it where there are several.</summary>
    private static JsonElement? First(JsonElement of, string member) => !of.TryGetProperty(member, out var value) ? null
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.Object).Cast<JsonElement?>().FirstOrDefault()
        : value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement? of, string member, int longest) =>
        of is { ValueKind: JsonValueKind.Object } there && there.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text.Length <= longest
            ? text
            : null;
}
