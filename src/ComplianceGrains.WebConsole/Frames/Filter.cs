namespace ComplianceGrains.WebConsole.Frames;

/// <summary>Which part of a list is shown.</summary>
/// <param name="Status">Where its things are; null for anywhere.</param>
/// <param name="Jurisdiction">What binds them; null for any.</param>
/// <param name="AsOf">The instant of which it is, as the API takes it; null for the present.</param>
public sealed record Filter(string? Status, string? Jurisdiction, string? AsOf = null)
{
    /// <summary>How many a list shows at once.</summary>
    public const int PageSize = 50;

    /// <summary>The address of a page of it, here or in the API.</summary>
    /// <param name="path">Of the list.</param>
    /// <param name="after">Where the page begins; null for the first.</param>
    /// <param name="limit">How many; null for as many as the list shows by itself.</param>
    public string Of(string path, string? after, int? limit = null)
    {
        var given = new[] { ("status", Status), ("jurisdiction", Jurisdiction), ("asOf", AsOf), ("after", after), ("limit", limit?.ToString(System.Globalization.CultureInfo.InvariantCulture)) }
            .Where(one => !string.IsNullOrEmpty(one.Item2)).Select(one => $"{one.Item1}={Uri.EscapeDataString(one.Item2!)}").ToList();
        return given.Count == 0 ? path : $"{path}?{string.Join('&', given)}";
    }
}
