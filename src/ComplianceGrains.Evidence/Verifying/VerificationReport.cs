using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Verifying;

/// <summary>What a verification found.</summary>
public sealed record VerificationReport
{
    /// <summary>The export's id: the top folder's name. Null if the file is no package at all.</summary>
    public string? Export { get; init; }

    /// <summary>Null if the package is valid, else the first failure's code, e.g. <c>ROOT</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Where it failed: file, line, entry.</summary>
    public string? Where { get; init; }

    /// <summary>What is wrong, in a sentence. No field's value is in it.</summary>
    public string? Message { get; init; }

    /// <summary>
    /// The size of a pinned checkpoint that nothing in the package leads to; null otherwise. All else was checked and holds, so
    /// the package is neither valid for this reader nor shown to be wrong.
    /// </summary>
    public long? UnprovenSize { get; init; }

    /// <summary>Whether everything the package shows is proven.</summary>
    public bool IsValid => Code is null;

    /// <summary>The period (From, To] in ms.</summary>
    public long From { get; init; }

    /// <inheritdoc cref="From"/>
    public long To { get; init; }

    /// <summary>The logs and what of them was shown; empty unless valid.</summary>
    public IReadOnlyList<VerifiedLog> Logs { get; init; } = [];

    /// <summary>Entries in the period, without those of lifecycle.</summary>
    public long Entries { get; init; }

    /// <summary>Of them: deleted after retention, only the leaf is left.</summary>
    public long Deleted { get; init; }

    /// <summary>Of them: outside the scope's filters, so that no field is shown.</summary>
    public long OutsideScope { get; init; }

    /// <summary>Fields shown, with those of this export's own statement in lifecycle.</summary>
    public long Disclosed { get; init; }

    /// <summary>Fields closed by the profile.</summary>
    public long Redacted { get; init; }

    /// <summary>Fields whose compartment was shredded.</summary>
    public long Shredded { get; init; }

    /// <summary>The redacted fields by name, with the rule that closes them.</summary>
    public IReadOnlyList<RedactedField> RedactedFields { get; init; } = [];

    /// <summary>The cosignatures of witnesses whose keys the reader gave.</summary>
    public IReadOnlyList<CosignedLog> Cosigned { get; init; } = [];

    /// <summary>What a reader should know although nothing is wrong.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary><c>VALID</c>, <c>NOT PROVEN against your checkpoint of size m</c>, or <c>INVALID code where</c>.</summary>
    public override string ToString() => this switch
    {
        { IsValid: true } => "VALID",
        { UnprovenSize: { } size } => $"NOT PROVEN against your checkpoint of size {Texts.Decimal(size)}",
        _ => $"INVALID {Code} {Where}",
    };
}
