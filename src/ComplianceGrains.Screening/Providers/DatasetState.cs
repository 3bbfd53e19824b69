using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Screening.Providers;

/// <summary>How old a dataset is at an external engine, read from its catalogue.</summary>
internal static class DatasetState
{
    private static readonly LocalDateTimePattern VersionTime = LocalDateTimePattern.Create("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    /// <summary>The state of the content that answers; null if the catalogue does not tell it.</summary>
    public static ListState? Of(string list, string dataset, JsonElement catalog, Instant now)
    {
        if (catalog.ValueKind != JsonValueKind.Object || !catalog.TryGetProperty("datasets", out var datasets) || datasets.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var offered in datasets.EnumerateArray())
            if (Text(offered, "name") == dataset && ConfirmedAt(offered) is { } confirmed)
                return new ListState(list, Text(offered, "index_version") ?? Text(offered, "version") ?? "unversioned", Time(Text(offered, "last_change")), confirmed, now - confirmed);
        return null;
    }

    /// <summary>
    /// The catalogue's times are those of the newest version. As long as the index still holds an older one, only that
    /// one's own name can tell its time.
    /// </summary>
    private static Instant? ConfirmedAt(JsonElement offered) =>
        Text(offered, "index_version") is { } indexed && indexed != Text(offered, "version")
            ? VersionTime.Parse(indexed.Split('-')[0]) is { Success: true } time ? time.Value.InUtc().ToInstant() : null
            : Time(Text(offered, "last_export") ?? Text(offered, "updated_at"));

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static Instant? Time(string? text) => text is null ? null
        : OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } zoned ? zoned.Value.ToInstant()
        : LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } local ? local.Value.InUtc().ToInstant()
        : null;
}
