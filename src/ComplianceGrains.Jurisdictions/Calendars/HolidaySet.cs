using ComplianceGrains.Jurisdictions.Catalogs;
using NodaTime;

namespace ComplianceGrains.Jurisdictions.Calendars;

/// <summary>The holidays of one place or rule, from one file.</summary>
public sealed class HolidaySet
{
    private readonly IReadOnlyDictionary<LocalDate, string> days;

    internal HolidaySet(string file, int firstYear, int lastYear, IReadOnlyDictionary<LocalDate, string> days, LegalSource source, bool verified)
    {
        File = file;
        FirstYear = firstYear;
        LastYear = lastYear;
        Source = source;
        Verified = verified;
        this.days = days;
    }

    /// <summary>The file, relative to the pack's folder.</summary>
    public string File { get; }

    /// <summary>The first year it knows.</summary>
    public int FirstYear { get; }

    /// <summary>The last year it knows, included.</summary>
    public int LastYear { get; }

    /// <summary>Where the holidays come from.</summary>
    public LegalSource Source { get; }

    /// <summary>Whether that text was checked.</summary>
    public bool Verified { get; }

    /// <summary>All days off with their names, by date.</summary>
    public IEnumerable<KeyValuePair<LocalDate, string>> Days => days.OrderBy(day => day.Key);

    /// <summary>Whether the set knows a year.</summary>
    public bool Covers(int year) => year >= FirstYear && year <= LastYear;

    /// <summary>The holiday's name, or null.</summary>
    public string? On(LocalDate day) => days.GetValueOrDefault(day);
}
