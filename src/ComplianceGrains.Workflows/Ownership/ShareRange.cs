namespace ComplianceGrains.Workflows.Ownership;

/// <summary>How much somebody holds: exactly, or between two ends as registers state it.</summary>
/// <param name="Least">At least this; more than this where <paramref name="MoreThanLeast"/>.</param>
/// <param name="Most">At most this; less than this where <paramref name="LessThanMost"/>.</param>
/// <param name="MoreThanLeast">Whether the lower end is not reached.</param>
/// <param name="LessThanMost">Whether the upper end is not reached.</param>
public sealed record ShareRange(Fraction Least, Fraction Most, bool MoreThanLeast = false, bool LessThanMost = false)
{
    /// <summary>Nothing.</summary>
    public static ShareRange None { get; } = Exactly(Fraction.None);

    /// <summary>Nothing is known of it: anything from nothing to the whole.</summary>
    public static ShareRange Unknown { get; } = new(Fraction.None, Fraction.Whole);

    /// <summary>Whether both ends are one.</summary>
    public bool IsExact => Least == Most;

    /// <summary>Whether it is more than nothing for certain.</summary>
    public bool IsCertain => Least.IsPositive || MoreThanLeast;

    /// <summary>In words.</summary>
    public string InWords => IsExact ? Least.InWords : $"{(MoreThanLeast ? "more than" : "from")} {Least.InWords} {(LessThanMost ? "to less than" : "to")} {Most.InWords}";

    /// <summary>One share.</summary>
    public static ShareRange Exactly(Fraction share) => new(share, share);
}
