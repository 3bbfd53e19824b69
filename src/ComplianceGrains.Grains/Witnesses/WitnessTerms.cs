using NodaTime;

namespace ComplianceGrains.Grains.Witnesses;

/// <summary>Whom the firm has its signed heads cosigned by, and how often.</summary>
/// <param name="Witnesses">All of them; none if nobody is asked.</param>
/// <param name="Every">How long a log that has grown may go without.</param>
public sealed record WitnessTerms(IReadOnlyList<IWitness> Witnesses, Duration Every)
{
    /// <summary>Nobody cosigns.</summary>
    public static WitnessTerms None { get; } = new([], Duration.FromMinutes(10));
}
