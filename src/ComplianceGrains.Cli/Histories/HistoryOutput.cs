using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ComplianceGrains.Grains.Histories;

namespace ComplianceGrains.Cli.Histories;

/// <summary>A report for people and for programs.</summary>
internal static class HistoryOutput
{
    private const int MostFaultsInText = 50;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Json(HistoryReport report, IReadOnlyList<HistoryLine>? history) => JsonSerializer.Serialize(
        new
        {
            Valid = report.IsValid,
            report.Logs,
            report.Actors,
            report.Decisions,
            report.Commands,
            report.WaitingEffects,
            report.Values,
            report.Shredded,
            report.BeingDestroyed,
            report.Keys,
            report.Files,
            report.Unchecked,
            report.Faults,
            History = history,
        }, Indented) + "\n";

    public static string Text(HistoryReport report, IReadOnlyList<HistoryLine>? history)
    {
        var text = new StringBuilder().Append(report.IsValid ? "VALID" : "INVALID").Append('\n');
        foreach (var open in report.Unchecked)
            Line($"NOT CHECKED: {open}");
        foreach (var fault in report.Faults.Take(MostFaultsInText))
            Line($"{fault}");
        if (report.Faults.Count > MostFaultsInText)
            Line($"… and {report.Faults.Count - MostFaultsInText} more; --json has all of them.");
        Line($"\n{report.Actors} actors, {report.Decisions} decisions, {report.Commands} commands, {report.WaitingEffects} effects wait");
        Line($"{report.Values} sealed values opened, {report.Shredded} shredded, {report.BeingDestroyed} being destroyed; {report.Keys} keys and {report.Files} files read");
        foreach (var log in report.Logs)
            Line($"  {log.Name}: {log.Size} entries, {log.Signed} under a signature, {log.Heads} signed heads, {log.Waiting} drafts wait");
        foreach (var decision in history ?? [])
        {
            Line($"\n{decision.Sequence,4}  {decision.RecordedAt}  {decision.Kind}");
            foreach (var position in decision.Logs)
                Line($"      {position.Log} seq {position.Seq}: {(position.Index is { } index ? $"index {index}, " : "")}{position.State}");
        }

        return text.ToString();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
