using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.WebConsole.Frames;

/// <summary>The instant that a page is about, as the address has it; the present where it says none.</summary>
public static class Moments
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.GeneralIso;

    /// <summary>As the API takes it: browsers send a picked time without a zone, and the page says that it is UTC.</summary>
    public static string? ToApi(string? asOf) => string.IsNullOrWhiteSpace(asOf) ? null
        : Minutes.Parse(asOf.Trim()) is { Success: true } picked ? $"{Seconds.Format(picked.Value)}Z"
        : Seconds.Parse(asOf.Trim()) is { Success: true } exact ? $"{Seconds.Format(exact.Value)}Z"
        : asOf.Trim();

    /// <summary>As a field of the form shows it.</summary>
    public static string? ToField(string? asOf) => asOf is not null && InstantPattern.ExtendedIso.Parse(asOf) is { Success: true, Value: var at } ? Seconds.Format(at.InUtc().LocalDateTime) : null;

    /// <summary>The instant; null for the present.</summary>
    public static Instant? Of(string? asOf) => asOf is not null && InstantPattern.ExtendedIso.Parse(asOf) is { Success: true, Value: var at } ? at : null;

    /// <summary>An address with the same instant.</summary>
    public static string Keep(string address, string? asOf) => asOf is null ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={Uri.EscapeDataString(asOf)}";
}
