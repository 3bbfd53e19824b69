namespace ComplianceGrains.Grains.Liveness;

/// <summary>How it is watched that work moves.</summary>
/// <param name="Grace">How long anything may take to be handled once it is due: longer, and it is stuck.</param>
public sealed record LivenessTerms(TimeSpan Grace)
{
    /// <summary>Every deadline and every notice is tried each second: after five minutes it is not load.</summary>
    public static LivenessTerms Usual { get; } = new(TimeSpan.FromMinutes(5));

    /// <summary>Between two looks.</summary>
    public TimeSpan Pace => Grace < TimeSpan.FromSeconds(30) ? Grace : TimeSpan.FromSeconds(30);
}
