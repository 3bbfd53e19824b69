using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Jurisdictions.Effective;

namespace ComplianceGrains.Workflows.Exports;

/// <summary>What a decision about an export stands on.</summary>
/// <param name="Id">Of the export.</param>
/// <param name="Rules">Of its jurisdictions, for what people decide; else null.</param>
/// <param name="Next">What can be recorded about it now, at a deadline; null if what it waits for is not there.</param>
/// <param name="Pseudonyms">Of the actors it asks for, sorted, in each jurisdiction's log; null if it asks for all.</param>
/// <param name="Inquiry">The inquiry that it names, as far as who asks may know of it; null if there is none.</param>
public sealed record ExportFacts(string Id, EffectiveRules? Rules, ExportStep? Next, IReadOnlyDictionary<string, IReadOnlyList<string>>? Pseudonyms = null, AnsweredInquiry? Inquiry = null);

/// <summary>The inquiry that an export is to answer.</summary>
/// <param name="Jurisdiction">Under whose law it was asked.</param>
/// <param name="IsOpen">Whether it is still to be answered.</param>
public sealed record AnsweredInquiry(string Jurisdiction, bool IsOpen);

/// <summary>What the ledger and the packager have for an export.</summary>
public abstract record ExportStep
{
    /// <summary>The newest signed heads of the decisions logs by jurisdiction, under which it is stated what is exported.</summary>
    public sealed record Stated(IReadOnlyDictionary<string, StatedHead> Decisions, ExportProfile Profile) : ExportStep
    {
        /// <summary>Those of the logs of suspicion work; one that is missing has none yet.</summary>
        public IReadOnlyDictionary<string, StatedHead> Suspicion { get; init; } = new Dictionary<string, StatedHead>();
    }

    /// <summary>The package is made.</summary>
    /// <param name="Package">SHA-256 of the sealed package.</param>
    /// <param name="Length">In bytes.</param>
    public sealed record Packaged(string Package, long Length) : ExportStep;

    /// <summary>No package can be made, and trying again would not help.</summary>
    public sealed record Failed(string Reason) : ExportStep;
}
