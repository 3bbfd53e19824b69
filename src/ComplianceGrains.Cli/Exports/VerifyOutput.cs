using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ComplianceGrains.Evidence.Verifying;

namespace ComplianceGrains.Cli.Exports;

/// <summary>A verification report for people and for programs.</summary>
internal static class VerifyOutput
{
    private static readonly JsonSerializerOptions Indented = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static string Json(VerificationReport report) => JsonSerializer.Serialize(new
    {
        Valid = report.IsValid,
        report.Code,
        report.UnprovenSize,
        report.Where,
        report.Message,
        report.Export,
        From = report.IsValid ? Time(report.From) : null,
        To = report.IsValid ? Time(report.To) : null,
        report.Logs,
        report.Entries,
        report.Deleted,
        report.OutsideScope,
        Fields = new { report.Disclosed, report.Redacted, report.Shredded },
        report.RedactedFields,
        report.Cosigned,
        report.Warnings,
    }, Indented) + "\n";

    public static string Text(VerificationReport report)
    {
        var text = new StringBuilder().Append(report).Append('\n');
        if (!report.IsValid)
            return text.Append(report.Message).Append('\n').ToString();
        Line($"\nExport {report.Export}, period after {Time(report.From)} up to {Time(report.To)}");
        foreach (var log in report.Logs)
            Line($"  {log.Name}: {log.Size} entries, {log.Start} to {log.End - 1} in the package");
        foreach (var one in report.Cosigned)
            Line($"  {one.Log}: cosigned by {one.Witness} at {Time(one.At.ToUnixTimeMilliseconds())}");
        Line($"\nEntries in the period  {report.Entries}  (deleted after retention {report.Deleted}, outside the scope {report.OutsideScope})");
        Line($"Fields disclosed       {report.Disclosed}");
        Line($"Fields redacted        {report.Redacted}");
        foreach (var field in report.RedactedFields)
            Line($"  {field.Jurisdiction}/{field.Log} {field.Kind} {field.Field}: {field.Rule} ({field.Count} times)");
        Line($"Fields shredded        {report.Shredded}");
        foreach (var warning in report.Warnings)
            Line($"\nWarning: {warning}");
        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
