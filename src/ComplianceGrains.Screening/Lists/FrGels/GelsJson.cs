using System.Globalization;
using System.Text.Json;
using ComplianceGrains.Screening.Lists.Reading;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Screening.Lists.FrGels;

/// <summary>
/// France's register of asset freezes (Direction générale du Trésor, registre national des gels), JSON:
/// <c>Publications.PublicationDetail[]</c>, each with <c>IdRegistre</c>, <c>Nature</c>, <c>Nom</c> and typed fields in
/// <c>RegistreDetail[]</c>.
/// </summary>
/// <remarks>
/// Layout as open-source readers of the file know it, not held against a file; a nature or a field that is not known stops the
/// import. JSON has no lines here: problems name the record by its place, counted from 1.
/// </remarks>
internal sealed class GelsJson : IListFormat
{
    private const long Longest = 128L << 20;

    public string Needs => "the register of asset freezes as JSON (with Publications)";

    public bool Accepts(ListSource source) => File(source) is not null;

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var file = File(source)!;
        using var document = Document(source, file);
        var entries = new XmlEntries(file, problems);
        var record = 0;
        Instant? published = null;
        try
        {
            var publications = document.RootElement.GetProperty("Publications");
            if (publications.TryGetProperty("DatePublication", out var date) && LocalDateTimePattern.ExtendedIso.Parse(date.GetString() ?? "") is { Success: true } time)
                published = time.Value.InUtc().ToInstant();
            foreach (var detail in publications.GetProperty("PublicationDetail").EnumerateArray())
            {
                record++;
                var place = record;
                var id = detail.GetProperty("IdRegistre") is { ValueKind: JsonValueKind.Number or JsonValueKind.String } key ? key.ToString().Blank() : null;
                entries.Add(place, "IdRegistre", [id], "Nom", one => Entry(one, place, detail));
            }
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ListFormatException(record, null, "the record is not as the register publishes them; is it the right file?");
        }

        return new ParsedList(published, entries.All);
    }

    private static string? File(ListSource source) => source.Only(name => name.EndsWith(".json", StringComparison.Ordinal));

    private static JsonDocument Document(ListSource source, string file)
    {
        using var stream = source.Open(file);
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > Longest)
                throw new ListFormatException(0, null, $"is longer than {Longest >> 20} MiB");
        }

        var content = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        if (content.Span.StartsWith("\uFEFF"u8))
            content = content[3..];
        try
        {
            return JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new ListFormatException((int)Math.Min(e.LineNumber ?? 0, int.MaxValue - 1) + 1, null, "the JSON is not well-formed from here on; the file is damaged or truncated: fetch it again");
        }
    }

    private static ListEntry Entry(string id, int place, JsonElement detail)
    {
        var group = new EntryGroup(id, place, Kind(detail.GetProperty("Nature").GetString(), place));
        var fields = detail.GetProperty("RegistreDetail").EnumerateArray()
            .SelectMany(field => field.GetProperty("Valeur").EnumerateArray().Select(value => (Type: field.GetProperty("TypeChamp").GetString(), Value: value))).ToList();
        var given = fields.Where(field => field.Type == "PRENOM").Select(field => Text(field.Value, "Prenom")).FirstOrDefault();
        if (Text(detail, "Nom") is { } name)
            group.Name($"{given} {name}".Blank(), NameType.Primary, false);
        foreach (var (type, value) in fields)
            Field(type, value, group, place);
        return group.ToEntry();
    }

    private static void Field(string? type, JsonElement value, EntryGroup group, int place)
    {
        switch (type)
        {
            case "ALIAS":
                group.Name(Text(value, "Alias"), NameType.Alias, false);
                break;
            case "SEXE":
                group.Gender(Text(value, "Sexe")?.ToLowerInvariant() switch { "masculin" => "male", "féminin" => "female", _ => null });
                break;
            case "NATIONALITE":
                group.Country(Text(value, "Pays"));
                break;
            case "ADRESSE_PM" or "ADRESSE_PP":
                group.Residence(Text(value, "Pays"));
                break;
            case "DATE_DE_NAISSANCE":
                var (month, day) = (Number(value, "Mois"), Number(value, "Jour"));
                if (Number(value, "Annee") is { } year && PartialDate.Create(year, month, month is null ? null : day) is { } date)
                    group.Birth(new ListedBirth(date));
                break;
            case "PASSEPORT":
                group.Identifier("Passport", Text(value, "NumeroPasseport"));
                break;
            case "AUTRE_IDENTITE":
                group.Identifier("Identity card", Text(value, "NumeroCarte"));
                break;
            case "NUMERO_OMI" when Text(value, "NumeroOMI") is { } imo:
                group.Imo(imo);
                break;
            case "FONDEMENT_JURIDIQUE":
                group.Program(Text(value, "FondementJuridiqueLabel"));
                break;
            case "PRENOM" or "TITRE" or "SITE_INTERNET" or "TELEPHONE" or "COURRIEL" or "NUMERO_OMI" or "LIEU_DE_NAISSANCE" or "IDENTIFICATION" or "REFERENCE_UE" or "REFERENCE_ONU" or "MOTIFS":
                break;
            default:
                throw new ListFormatException(place, "TypeChamp", "is not known: the publisher changed the layout, and what the field means must be seen to before the list is read");
        }
    }

    private static SubjectKind Kind(string? nature, int place) => nature switch
    {
        "Personne physique" => SubjectKind.NaturalPerson,
        "Personne morale" => SubjectKind.LegalEntity,
        "Navire" => SubjectKind.Vessel,
        _ => throw new ListFormatException(place, "Nature", "is neither Personne physique, Personne morale nor Navire"),
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString().Blank() : null;

    private static int? Number(JsonElement element, string name) =>
        int.TryParse(Text(element, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
