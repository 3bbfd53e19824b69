using ComplianceGrains.Host.Features;

namespace ComplianceGrains.Host.Uploads;

/// <summary>How large an upload may be.</summary>
internal sealed class UploadOptions : ICheckedOptions
{
    public static string Section => "Uploads";

    public static string Wanted => "LargestMegabytes is a whole number from 1 to 2048: the megabytes that one request may have.";

    /// <summary>Megabytes of one request.</summary>
    public int LargestMegabytes { get; set; } = 64;

    public string? Objection => LargestMegabytes is < 1 or > 2048 ? $"{Section}:LargestMegabytes is {LargestMegabytes}." : null;
}
