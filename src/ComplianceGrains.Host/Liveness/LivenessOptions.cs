using ComplianceGrains.Host.Features;

namespace ComplianceGrains.Host.Liveness;

/// <summary>How it is watched that work moves.</summary>
internal sealed class LivenessOptions : ICheckedOptions
{
    public static string Section => "Liveness";

    public static string Wanted => "Liveness may have GraceSeconds (1 to 86400): how long a deadline or a notice may take to be handled before it counts as stuck.";

    /// <summary>How long anything may take.</summary>
    public int GraceSeconds { get; set; } = 300;

    public string? Objection => GraceSeconds is < 1 or > 86_400 ? $"{Section}:GraceSeconds is {GraceSeconds}." : null;
}
