using NodaTime;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>Times that the firm sets for transfers, because no law names them.</summary>
/// <param name="DataWithin">How long missing travel-rule data are waited for before people look.</param>
public sealed record TransferTerms(Duration DataWithin)
{
    /// <summary>How long a provider is waited for that was given data; null if none is given any.</summary>
    public Duration? AnswerWithin { get; init; }

    /// <summary>If the firm says nothing.</summary>
    public static TransferTerms Usual { get; } = new(Duration.FromHours(72));
}
