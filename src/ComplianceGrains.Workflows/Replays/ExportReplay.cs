using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Exports.Events;

namespace ComplianceGrains.Workflows.Replays;

/// <summary>
/// Decides about an export again: that it was asked for, what people decided, that somebody fetched it. That the inquiry which it is to
/// answer was open is taken from the record; what the ledger and the packager had for it is in their own keeping.
/// </summary>
public static class ExportReplay
{
    /// <summary>Decides again what one message led to.</summary>
    /// <param name="id">Of the export.</param>
    /// <param name="before">The state before.</param>
    /// <param name="then">The decisions that came of it.</param>
    /// <param name="rules">What the packs say together that the decision cites; null if it cites none.</param>
    public static DecidedAgain Decide(string id, Export? before, IReadOnlyList<Decision> then, EffectiveRules? rules)
    {
        var (first, at) = (then[0], then[0].Basis.OccurredAt);
        if (SubjectReplay.By(first) is not { } by)
            return new DecidedAgain.Unknown(ReplayReasons.Shredded);
        var asked = first.Happened as ExportRegistered;
        Message? message = first.Happened switch
        {
            ExportRegistered e when before is null => new Message.Asked(at, by, new RequestExport(
                e.Jurisdiction, e.From, e.To, e.Recipient, e.Purpose, e.LegalBasis, e.HeldSizes, e.RecipientKind, e.FurtherJurisdictions, e.Kinds, e.Actors, e.Inquiry)),
            _ when before is null => null,
            ExportDecided when !by.IsPerson => new Message.Due(at, ExportWorkflow.ApprovalKey),
            ExportDecided e when rules is not null => new Message.Asked(at, by, new DecideExport(e.Approved, e.Statement)),
            ExportDownloaded => new Message.Asked(at, by, new RecordDownload()),
            _ => null,
        };
        if (message is null)
            return new DecidedAgain.Unknown(ReplayReasons.FactsNotKept);
        var named = asked?.Actors is { } actors ? new[] { asked.Jurisdiction }.Concat(asked.FurtherJurisdictions).ToDictionary(jurisdiction => jurisdiction, _ => actors, StringComparer.Ordinal) : null;
        var inquiry = asked?.Inquiry is null ? null : new AnsweredInquiry(asked.Jurisdiction, IsOpen: true);
        return DecidedAgain.Of(ExportWorkflow.Instance.Decide(before, message, new ExportFacts(id, rules, null, named, inquiry)));
    }
}
