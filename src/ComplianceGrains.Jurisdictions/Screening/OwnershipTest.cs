using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Screening;

/// <summary>When listed persons behind a legal entity count as the entity itself.</summary>
/// <param name="Share">The share in per cent from which it does.</param>
/// <param name="Together">Whether the shares of several listed persons are added up; otherwise each is looked at alone.</param>
/// <param name="Control">Whether control by a listed person counts as well, whatever the share.</param>
public sealed record OwnershipTest(Threshold Share, bool Together, bool Control) : RuleValue
{
    /// <inheritdoc />
    public override string InWords => $"{Share}{(Together ? ", all together" : "")}{(Control ? ", or control" : "")}";

    /// <summary>Whether listed persons with these shares reach it.</summary>
    /// <param name="shares">The share of each listed person, in per cent.</param>
    /// <param name="controls">Whether one of them controls the entity otherwise.</param>
    public bool IsMetBy(IReadOnlyCollection<decimal> shares, bool controls) =>
        (Control && controls) || (shares.Count > 0 && Share.IsMetBy(Together ? shares.Sum() : shares.Max()));

    /// <summary>Met wherever one of the two is: the lower share, added up and with control as soon as one of them asks for it.</summary>
    internal OwnershipTest Stricter(OwnershipTest other) =>
        new(Share.IsNotLooserThan(other.Share) ? Share : other.Share, Together || other.Together, Control || other.Control);
}
