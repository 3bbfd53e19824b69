using System.Globalization;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Workflows.Suspicions.Forms;

/// <summary>Collects what an authority would send a report back for, field by field. Messages never repeat a value.</summary>
/// <param name="now">When it is looked at.</param>
internal sealed class FormFaults(Instant now)
{
    /// <summary>No authority knows transactions from before it: forms count days from the first of the Gregorian calendar in English law.</summary>
    private static readonly Instant Earliest = Instant.FromUtc(1753, 1, 1, 0, 0);

    private readonly List<FieldError> _faults = [];

    /// <summary>All that was found, in the order of the fields.</summary>
    public IReadOnlyList<FieldError> All => _faults;

    /// <summary>Says that something is wrong.</summary>
    public void Add(string field, string code, string message) => _faults.Add(new FieldError(field, code, message));

    /// <summary>A text that the form has to have.</summary>
    public void Need(string field, string? value, string what, int longest = int.MaxValue)
    {
        if (string.IsNullOrWhiteSpace(value))
            Add(field, "missing", $"{what} is missing.");
        else
            Fit(field, value, longest);
    }

    /// <summary>A text that may be there, and then fits.</summary>
    public void Fit(string field, string? value, int longest)
    {
        if (value is null)
            return;
        if (value.Length > longest)
            Add(field, "too-long", $"The form has room for {longest} characters.");
        if (value != value.Trim())
            Add(field, "malformed", "Blanks before or after it are sent back.");
    }

    /// <summary>A field of somebody that is given, or said to be unknown.</summary>
    public void NeedOrUnknown(string at, ReportParty party, string name, string? value, string what, int longest = int.MaxValue)
    {
        var isUnknown = party.Unknown?.Contains(name) == true;
        if (isUnknown && !string.IsNullOrWhiteSpace(value))
            Add($"{at}/{name}", "contradicts", $"{what} is given, and said to be unknown.");
        else if (!isUnknown && string.IsNullOrWhiteSpace(value))
            Add($"{at}/{name}", "missing", $"{what} is missing. Where nobody knows, name it in unknown.");
        else
            Fit($"{at}/{name}", value, longest);
    }

    /// <summary>A day, not after today.</summary>
    public void Day(string field, string? value, bool mayCome = false)
    {
        if (value is null)
            return;
        if (LocalDatePattern.Iso.Parse(value) is not { Success: true } day)
            Add(field, "malformed", "A date is yyyy-MM-dd.");
        else if (!mayCome && day.Value > now.InUtc().Date)
            Add(field, "in-the-future", "This day has not come yet.");
    }

    /// <summary>When something was done.</summary>
    public void Time(string field, string? value)
    {
        if (value is null)
            return;
        if (InstantPattern.ExtendedIso.Parse(value) is not { Success: true } time)
            Add(field, "malformed", "A time is ISO 8601 with Z.");
        else if (time.Value > now || time.Value < Earliest)
            Add(field, time.Value > now ? "in-the-future" : "malformed", "A transaction was done before now, and after 1752.");
    }

    /// <summary>An amount above nothing.</summary>
    public void Amount(string field, string? value, int decimals = 28)
    {
        if (value is null)
            return;
        if (!decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            Add(field, "malformed", "An amount is digits, with a point before decimals.");
        else if (amount == 0)
            Add(field, "malformed", "Of nothing there is no report.");
        else if (amount.Scale > decimals)
            Add(field, "malformed", $"The form has room for {decimals} decimals.");
    }

    /// <summary>Two capital letters.</summary>
    public void Country(string field, string? value)
    {
        if (value is not (null or { Length: 2 }) || value?.All(char.IsAsciiLetterUpper) == false)
            Add(field, "malformed", "A country is two capital letters, ISO 3166-1 alpha-2.");
    }
}
