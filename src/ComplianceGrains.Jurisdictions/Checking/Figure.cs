using System.Globalization;
using System.Text.RegularExpressions;

namespace ComplianceGrains.Jurisdictions.Checking;

/// <summary>A figure that a text or a value names: an amount of money, a length of time, a share.</summary>
/// <param name="Amount">Months and days for lengths of time, so that a year and twelve months are one figure.</param>
/// <param name="Unit">An ISO 4217 currency, <c>months</c>, <c>days</c>, <c>hours</c> or <c>%</c>.</param>
internal readonly partial record struct Figure(decimal Amount, string Unit)
{
    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"];

    /// <summary>The figures of a text, in English words or digits.</summary>
    /// <param name="text">An obligation, a note, or a value in words.</param>
    /// <param name="isCurrency">Whether three capitals are a currency.</param>
    public static IReadOnlySet<Figure> In(string text, Func<string, bool> isCurrency)
    {
        var figures = new HashSet<Figure>();
        foreach (Match match in Money().Matches(text))
        {
            var unit = match.Groups["before"].Success ? match.Groups["before"].Value : match.Groups["after"].Value;
            if (isCurrency(unit) && Number(match.Groups["amount"].Value) is { } amount)
                figures.Add(new Figure(amount * Scale(match.Groups["scale"].Value), unit));
        }
        foreach (Match match in Share().Matches(text))
            if (Number(match.Groups["amount"].Value) is { } amount)
                figures.Add(new Figure(amount, "%"));
        foreach (Match match in Length().Matches(text))
            if (Number(match.Groups["amount"].Value) is { } amount)
                figures.Add(Of(amount, match.Groups["unit"].Value.ToLowerInvariant()));
        return figures;
    }

    /// <inheritdoc />
    public override string ToString() => Unit is "months" or "days" or "hours" or "%" ? $"{Text} {Unit}" : $"{Unit} {Text}";

    private string Text => Amount.ToString("#,0.########", CultureInfo.InvariantCulture);

    private static Figure Of(decimal amount, string unit) => unit switch
    {
        "year" => new Figure(amount * 12, "months"),
        "month" => new Figure(amount, "months"),
        "week" => new Figure(amount * 7, "days"),
        "hour" when amount % 24 == 0 => new Figure(amount / 24, "days"),
        "hour" => new Figure(amount, "hours"),
        _ => new Figure(amount, "days"),
    };

    private static decimal Scale(string word) => word switch
    {
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        _ => 1,
    };

    private static decimal? Number(string text) => Array.IndexOf(Numbers, text.ToLowerInvariant()) is >= 0 and var word
        ? word
        : decimal.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"(?:\b(?<before>[A-Z]{3}) ?(?<amount>\d(?:[\d,]*\d)?(?:\.\d+)?)(?: (?<scale>thousand|million|billion))?)|(?:\b(?<amount>\d(?:[\d,]*\d)?(?:\.\d+)?)(?: (?<scale>thousand|million|billion))? ?(?<after>[A-Z]{3})\b)")]
    private static partial Regex Money();

    [GeneratedRegex(@"\b(?<amount>\d+(?:\.\d+)?) ?(?:%|per cent)")]
    private static partial Regex Share();

    [GeneratedRegex(@"\b(?<amount>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)[ -](?:business |working |calendar )?(?<unit>hour|day|week|month|year)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Length();
}
