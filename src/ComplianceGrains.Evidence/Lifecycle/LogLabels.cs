using System.Globalization;

namespace ComplianceGrains.Evidence.Lifecycle;

/// <summary>
/// Under which label each jurisdiction's logs go on: its own, or one with a number once a restore could not bring them back. The names of the
/// logs say it, and whoever wants the name of a log asks here.
/// </summary>
public sealed class LogLabels
{
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);

    /// <summary>Of a firm whose logs are all in their first incarnation.</summary>
    public static LogLabels First { get; } = new();

    /// <summary>What the logs that there are say.</summary>
    /// <param name="logs">Their full names.</param>
    public static LogLabels Of(IEnumerable<string> logs)
    {
        var labels = new LogLabels();
        foreach (var label in logs.Select(LogNames.LabelOf))
            labels._numbers[LogNames.BaseLabelOf(label)] = Math.Max(labels.NumberOf(label), NumberIn(label));
        return labels;
    }

    /// <summary>The label that goes on.</summary>
    /// <param name="label">Of any incarnation.</param>
    public string Current(string label) => Numbered(label, NumberOf(label));

    /// <summary>The label that comes behind the one that goes on.</summary>
    /// <param name="label">Of any incarnation.</param>
    public string Next(string label) => Numbered(label, NumberOf(label) + 1);

    /// <summary>The labels up to the one that goes on, the first one first.</summary>
    /// <param name="label">Of any incarnation.</param>
    public IEnumerable<string> All(string label)
    {
        for (var number = 1L; number <= NumberOf(label); number++)
            yield return Numbered(label, number);
    }

    /// <summary>Whether a log has ended, and another goes on from it.</summary>
    /// <param name="log">Full name.</param>
    public bool IsOver(string log) => NumberIn(LogNames.LabelOf(log)) < NumberOf(LogNames.LabelOf(log));

    /// <summary>Which incarnation a label names: 1 without a number.</summary>
    /// <param name="label">E.g. <c>eu.2</c>.</param>
    public static long NumberIn(string label) =>
        label.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot && long.TryParse(label.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    private long NumberOf(string label) => _numbers.GetValueOrDefault(LogNames.BaseLabelOf(label), 1);

    private static string Numbered(string label, long number) =>
        number == 1 ? LogNames.BaseLabelOf(label) : string.Create(CultureInfo.InvariantCulture, $"{LogNames.BaseLabelOf(label)}.{number}");
}
