using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Exports.Annexes;

/// <summary>
/// What the controls came to as assessment results of OSCAL 1.2: for whoever keeps a control catalogue. Counts and nothing else, from the decisions
/// that the package opens; the same package gives the same bytes.
/// </summary>
internal static class AnnexAssessment
{
    /// <summary>Its name below <c>data/annex/</c>.</summary>
    public const string File = "assessment-results.json";

    private const string Namespace = "urn:compliance-grains:evidence";

    /// <summary>OSCAL knows no time before the year 1900.</summary>
    private const long Earliest = -2_208_988_800_000;

    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n" };

    /// <summary>The file's bytes; null where no decision that is open names a control.</summary>
    public static byte[]? Of(ExportHeader header, IReadOnlyList<AnnexLog> logs)
    {
        var controlled = logs.Where(log => log.Controls.Count > 0).ToList();
        if (controlled.Count == 0)
            return null;
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Format))
        {
            json.WriteStartObject();
            json.WriteStartObject("assessment-results");
            json.WriteString("uuid", Id(header.Export));
            Metadata(json, header);
            json.WriteStartObject("import-ap");
            json.WriteString("href", AnnexSet.Report);
            json.WriteString("remarks", "There is no assessment plan in OSCAL; the report says what was asked for, and of which population.");
            json.WriteEndObject();
            json.WriteStartArray("results");
            foreach (var log in controlled)
                Result(json, header, log);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return [.. text.WrittenSpan, (byte)'\n'];
    }

    private static void Metadata(Utf8JsonWriter json, ExportHeader header)
    {
        json.WriteStartObject("metadata");
        json.WriteString("title", $"Controls in the export {Word(header.Export)} of {Word(header.Origin)}");
        json.WriteString("last-modified", AnnexTable.Time(header.To));
        json.WriteString("version", Word(header.Export));
        json.WriteString("oscal-version", "1.2.2");
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, ExportHeader header, AnnexLog log)
    {
        var name = $"{log.Label}/{log.Log}";
        json.WriteStartObject();
        json.WriteString("uuid", Id($"{header.Export}\n{name}"));
        json.WriteString("title", Word(name));
        json.WriteString("description", "How often each control came to which outcome, of the decisions of the period that the package opens.");
        json.WriteString("start", AnnexTable.Time(Math.Max(header.From, Earliest)));
        json.WriteString("end", AnnexTable.Time(header.To));
        json.WriteStartObject("reviewed-controls");
        json.WriteStartArray("control-selections");
        json.WriteStartObject();
        json.WriteStartArray("include-controls");
        foreach (var control in log.Controls.Keys.Select(counted => counted.Control).Distinct(StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("control-id", Token(control));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("observations");
        foreach (var ((control, outcome), count) in log.Controls)
            Observation(json, header, name, control, outcome, count);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Observation(Utf8JsonWriter json, ExportHeader header, string log, string control, string outcome, long count)
    {
        var shown = outcome.Length == 0 ? "not-open" : Word(outcome);
        json.WriteStartObject();
        json.WriteString("uuid", Id($"{header.Export}\n{log}\n{control}\n{outcome}"));
        json.WriteString("description", $"{Texts.Decimal(count)} decisions of {Word(control)}: {shown}.");
        json.WriteStartArray("props");
        foreach (var (name, value) in new[] { ("control", Word(control)), ("outcome", shown), ("decisions", Texts.Decimal(count)) })
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("ns", Namespace);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("methods");
        json.WriteStringValue("TEST");
        json.WriteEndArray();
        json.WriteStartArray("relevant-evidence");
        json.WriteStartObject();
        json.WriteString("href", AnnexSet.Report);
        json.WriteString("description", "The report, with the tables of the decisions beside it.");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("collected", AnnexTable.Time(header.To));
        json.WriteEndObject();
    }

    /// <summary>A text of OSCAL is one line and neither begins nor ends with white space.</summary>
    private static string Word(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } word ? word : "-";

    /// <summary>A token of OSCAL begins with a letter and goes on with letters, digits, dots, hyphens and underscores.</summary>
    private static string Token(string text)
    {
        var token = new StringBuilder(text.Length + 1);
        foreach (var rune in text.EnumerateRunes())
            token.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_' ? rune.ToString() : "_");
        return token.Length > 0 && (char.IsLetter(token[0]) || token[0] == '_') ? token.ToString() : $"_{token}";
    }

    /// <summary>An identifier of version 5 (RFC 9562, 5.5).</summary>
    private static string Id(string name)
    {
#pragma warning disable CA5350 // the version names SHA-1; nothing rests on it
        var hash = SHA1.HashData(Encoding.UTF8.GetBytes($"{Namespace}\n{name}"));
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }
}
