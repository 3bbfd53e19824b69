namespace ComplianceGrains.Screening.Dispositions;

/// <summary>Matches after the memory of earlier decisions.</summary>
/// <param name="Open">Nobody has decided about these as they are now.</param>
/// <param name="Remembered">Decided before, with the decision to cite.</param>
public sealed record RememberedResult(IReadOnlyList<ListMatch> Open, IReadOnlyList<(ListMatch Match, FalsePositive Decision)> Remembered)
{
    /// <summary>The outcome when only open matches count. Absence and age of lists stay what they are.</summary>
    public ScreeningOutcome Outcome(ScreeningResult result, decimal threshold) =>
        result.Outcome == ScreeningOutcome.Hit && !Open.Any(match => match.Score >= threshold) ? ScreeningOutcome.Clear : result.Outcome;
}
