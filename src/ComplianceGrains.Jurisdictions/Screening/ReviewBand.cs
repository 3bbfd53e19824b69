using System.Globalization;
using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Screening;

/// <summary>The band under the threshold in which a match is still worth a look, and who looks at it.</summary>
/// <param name="From">The score from which the band begins; it ends at the threshold.</param>
/// <param name="Then">What becomes of a match in it.</param>
/// <param name="Percent">Of the customers with such a match, how many are looked at; 100 unless <paramref name="Then"/> is a sample.</param>
public sealed record ReviewBand(decimal From, ReviewOutcome Then, decimal Percent) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => string.Create(CultureInfo.InvariantCulture, $"{From:0.############}, {Then switch
    {
        ReviewOutcome.Exception => "each raised as an exception",
        ReviewOutcome.Sample => string.Create(CultureInfo.InvariantCulture, $"{Percent:0.####} % of them raised as an exception"),
        _ => "each logged",
    }}");

    /// <summary>The wider band of the two, and more eyes on it.</summary>
    internal ReviewBand Stricter(ReviewBand other)
    {
        var (then, percent) = (Then, Percent).CompareTo((other.Then, other.Percent)) >= 0 ? (Then, Percent) : (other.Then, other.Percent);
        return new(Math.Min(From, other.From), then, percent);
    }

    /// <summary>Whether a draw falls into the sample.</summary>
    /// <param name="draw">From 0 up to but not including 1, the same for the same case.</param>
    public bool Looks(decimal draw) => Then switch
    {
        ReviewOutcome.Exception => true,
        ReviewOutcome.Sample => draw < Percent / 100,
        _ => false,
    };
}

/// <summary>What becomes of a match in the review band, the laxest first.</summary>
public enum ReviewOutcome
{
    /// <summary>Counted in the screening's decision.</summary>
    Log,

    /// <summary>Counted, and a share of the cases, drawn by seed, raised as exceptions.</summary>
    Sample,

    /// <summary>Raised as an exception that does not block.</summary>
    Exception,
}
