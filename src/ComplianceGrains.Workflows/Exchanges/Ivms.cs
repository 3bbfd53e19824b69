using System.Text.Json;
using ComplianceGrains.Contracts.Transfers;

namespace ComplianceGrains.Workflows.Exchanges;

/// <summary>Who is on both sides of a transfer, as IVMS 101 says it: written in the spelling of 2020, which TRP's peers read, and read in that of 2020 and of 2023.</summary>
/// <param name="Originator">Who sends; null if nothing was said.</param>
/// <param name="Beneficiary">Who receives; null if nothing was said.</param>
/// <param name="OriginatorAccounts">Accounts and addresses of who sends.</param>
/// <param name="BeneficiaryAccounts">Of who receives.</param>
/// <param name="OriginatingVasp">The provider of who sends; null if nothing was said.</param>
public sealed record Ivms(
    TransferPerson? Originator, TransferPerson? Beneficiary, IReadOnlyList<string> OriginatorAccounts, IReadOnlyList<string> BeneficiaryAccounts, IvmsVasp? OriginatingVasp)
{
    /// <summary>Writes it as one object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Side(json, "originator", "originatorPersons", Originator, OriginatorAccounts);
        Side(json, "beneficiary", "beneficiaryPersons", Beneficiary, BeneficiaryAccounts);
        if (OriginatingVasp is { } vasp)
        {
            json.WriteStartObject("originatingVASP");
            json.WritePropertyName("originatingVASP");
            IvmsPerson.Write(json, new TransferPerson("legal-entity", vasp.Name, null, vasp.Country, null, null, null, null, null, null, null, vasp.Lei));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Reads what there is. What is missing or odd is missing: who decides about it looks at the data, not at their form.</summary>
    public static Ivms Read(JsonElement root)
    {
        var (originator, accounts) = Side(root, "originator", "originatorPersons", "originatorPerson");
        var (beneficiary, theirs) = Side(root, "beneficiary", "beneficiaryPersons", "beneficiaryPerson");
        var vasp = Inside(Inside(root, "originatingVASP"), "originatingVASP") ?? Inside(root, "originatingVASP");
        return new Ivms(
            originator, beneficiary, accounts, theirs,
            vasp is { } there && IvmsPerson.Read(there) is { Name: { } name } read ? new IvmsVasp(name, read.Country, read.LegalEntityIdentifier) : null);
    }

    private static void Side(Utf8JsonWriter json, string side, string persons, TransferPerson? person, IReadOnlyList<string> accounts)
    {
        json.WriteStartObject(side);
        json.WriteStartArray(persons);
        if (person is not null)
            IvmsPerson.Write(json, person);
        json.WriteEndArray();
        if (accounts.Count > 0)
        {
            json.WriteStartArray("accountNumber");
            foreach (var account in accounts)
                json.WriteStringValue(account);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static (TransferPerson? Person, IReadOnlyList<string> Accounts) Side(JsonElement root, string name, params IReadOnlyList<string> persons)
    {
        if (Inside(root, name) is not { } side)
            return (null, []);
        var first = persons.Select(each => Inside(side, each)).FirstOrDefault(each => each is not null) is { } there
            ? there.ValueKind == JsonValueKind.Array ? there.EnumerateArray().Cast<JsonElement?>().FirstOrDefault() : there
            : null;
        var person = first is { ValueKind: JsonValueKind.Object } one ? IvmsPerson.Read(one) : null;
        IReadOnlyList<string> accounts = [.. Texts(Inside(side, "accountNumber")), .. Texts(Inside(first, "accountNumber"))];
        return (person is not null && accounts.Count > 0 ? person with { AccountNumber = accounts[^1] } : person, accounts);
    }

    private static JsonElement? Inside(JsonElement? of, string member) => of is { ValueKind: JsonValueKind.Object } there && there.TryGetProperty(member, out var value) ? value : null;

    private static IEnumerable<string> Texts(JsonElement? of) => of switch
    {
        { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.String).Select(each => each.GetString()!).Where(each => each.Length is > 0 and <= 512),
        { ValueKind: JsonValueKind.String } one when one.GetString() is { Length: > 0 and <= 512 } text => [text],
        _ => [],
    };
}

/// <summary>A provider as IVMS 101 has it.</summary>
/// <param name="Name">Its legal name.</param>
/// <param name="Country">Where it is registered.</param>
/// <param name="Lei">Its legal entity identifier.</param>
public sealed record IvmsVasp(string Name, string? Country, string? Lei);
