using System.Globalization;
using ComplianceGrains.Jurisdictions.Yaml;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Jurisdictions.Language;

/// <summary>Reads single values strictly, and says in a sentence what was expected.</summary>
internal static class Scalars
{
    private const int FirstYear = 1900;
    private const int LastYear = 2200;
    private const int MostHours = 24 * 366;
    private const decimal LargestAmount = 1_000_000_000_000_000m;

    public static string? Text(Node node, Reading reading) => node is ScalarNode { IsNull: false } scalar
        ? scalar.Text
        : reading.Fail<string>(node, "Expected one text here.");

    public static bool? YesNo(Node node, Reading reading)
    {
        if (node is ScalarNode { Text: "true" or "false", Quoted: false } scalar)
            return scalar.Text == "true";
        reading.Report(node.Mark, "Expected true or false.");
        return null;
    }

    public static decimal? Amount(Node node, Reading reading)
    {
        if (node is ScalarNode scalar
            && decimal.TryParse(scalar.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount <= LargestAmount)
            return amount;
        reading.Report(node.Mark, "Expected a number such as 1000 or 0.85: digits and a point, no sign, no thousands separator.");
        return null;
    }

    public static int? Whole(Node node, int least, int most, Reading reading)
    {
        if (node is ScalarNode scalar
            && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
            return number;
        reading.Report(node.Mark, $"Expected a whole number from {least} to {most}.");
        return null;
    }

    public static LocalDate? Date(Node node, Reading reading)
    {
        if (node is ScalarNode scalar && LocalDatePattern.Iso.Parse(scalar.Text) is { Success: true, Value.Year: >= FirstYear and <= LastYear } parsed)
            return parsed.Value;
        reading.Report(node.Mark, $"Expected a date such as 2027-07-10, from {FirstYear} to {LastYear}.");
        return null;
    }

    public static Period? Length(Node node, Reading reading)
    {
        if (node is ScalarNode scalar && PeriodPattern.NormalizingIso.Parse(scalar.Text) is { Success: true } normal
            && normal.Value is { Years: >= 0 and <= 200, Months: >= 0 and <= 2400, Weeks: 0, Days: >= 0 and <= 73_000, Hours: >= 0 and <= MostHours, Minutes: >= 0 and <= MostHours, Seconds: >= 0 and <= MostHours, Milliseconds: 0, Ticks: 0, Nanoseconds: 0 }
            && PeriodPattern.Roundtrip.Parse(scalar.Text).Value is var asWritten)
            return asWritten;
        reading.Report(node.Mark, $"Expected a length of time such as P5Y, P12M, P30D or PT24H (at most 200 years or {MostHours} hours).");
        return null;
    }

    public static T? Choice<T>(Node node, Reading reading, params (string Word, T Value)[] choices)
        where T : struct
    {
        if (node is ScalarNode scalar)
            foreach (var (word, value) in choices)
                if (scalar.Text == word)
                    return value;
        reading.Report(node.Mark, $"Expected one of: {string.Join(", ", choices.Select(choice => choice.Word))}.");
        return null;
    }

    public static MappingNode? Map(Node node, Reading reading, string what) =>
        node as MappingNode ?? reading.Fail<MappingNode>(node, $"Expected {what}.");
}
