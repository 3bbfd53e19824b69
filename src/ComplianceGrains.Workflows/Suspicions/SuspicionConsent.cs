using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Suspicions.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>
/// A transaction that was reported before it was carried out waits for the authority: until a time is over in which it says nothing, or, where
/// the rules have none, until it says something. What it refuses or suspends is barred for as long as the rules say at most.
/// </summary>
internal static class SuspicionConsent
{
    /// <summary>Before a report's number: the time at which nothing of it bars the transaction any more.</summary>
    public const string KeyPrefix = "consent:";

    /// <summary>Which rule says how long what an authority said bars a transaction, and from which event.</summary>
    private static readonly Dictionary<string, (string Report, string Event)> Clocks = new(StringComparer.Ordinal)
    {
        [Consents.Refused] = ("consent-refusal", "refusal-received"),
        [Consents.Suspended] = ("suspension-end", "transaction-suspended"),
    };

    /// <summary>Whether a transaction waits after a report was filed, and until when at most.</summary>
    /// <param name="suspicion">What is reported.</param>
    /// <param name="jurisdiction">To whose authority.</param>
    /// <param name="stated">What the officer says of it; null for: it waits if the suspicion names a transfer and nobody says that it was carried out.</param>
    /// <param name="filed">When it was filed.</param>
    /// <param name="rules">Those that bind.</param>
    public static (bool Waits, Instant? Until, IReadOnlyList<Reason> Reasons, Refusal? Refusal) Starts(SuspicionCase suspicion, string jurisdiction, bool? stated, Instant filed, EffectiveRules rules)
    {
        var isOpen = stated ?? (suspicion.CarriedOutAt is null && suspicion.About.Any(about => about.StartsWith("transfer/", StringComparison.Ordinal)));
        if (!isOpen)
            return (false, null, [], null);
        if (rules.Reporting.Standstill(jurisdiction, filed) is var (ends, citation))
            return (true, ends, [Cited.Reason(ReasonCodes.ConsentClock, "reporting.standstill", [citation], $"{jurisdiction}: the transaction waits; if the authority says nothing it may go ahead from {ends}.")], null);
        if (rules.Reporting.NeedsConsent(jurisdiction) is { } needed)
            return (true, null, [Cited.Reason(ReasonCodes.ConsentClock, "reporting.consentNeeded", [needed], $"{jurisdiction}: the transaction waits until the authority consents.")], null);
        var none = stated is null ? null : Refusal.Rule("No rule has a transaction wait for this authority's word.", new FieldError("/transactionWaits", "not-applicable", "Leave it out."));
        return (false, null, [], none);
    }

    /// <summary>The authority has said something.</summary>
    public static Verdict Answer(SuspicionCase suspicion, RecordConsent consent, SuspicionFacts facts)
    {
        if (suspicion.Find(consent.Report) is not { } report)
            return Verdict.Refuse(Refusal.NotFound("There is no such report."));
        if (!Counts(report, consent))
            return Verdict.Refuse(Refusal.State(report.ConsentOverAt is { } over
                ? $"The time was over at {over}: only what the authority said before that counts, and what it suspends."
                : "No transaction waits for the authority's word on this report."));
        if (consent.AnsweredAt > facts.Now || consent.AnsweredAt < report.FiledAt)
            return Verdict.Refuse(Refusal.Rule(
                "An authority answers after it got the report, and not in the future.", new FieldError("/answeredAt", "out-of-range", $"Give a time from {report.FiledAt} to now.")));
        var due = Clocks.TryGetValue(consent.Answer, out var clock) ? facts.Rules.Reporting.For(clock.Report).FirstOrDefault(one => one.Jurisdiction == report.Owed.Jurisdiction) : null;
        var until = due?.Due(new Dictionary<string, Instant>(StringComparer.Ordinal) { [clock.Event] = consent.AnsweredAt });
        Reason[] why = due is null ? [] : [Cited.Reason(ReasonCodes.ConsentClock, $"reporting.{due.Kind}", [due.Citation], $"{due.Jurisdiction}: it is barred until {until} at the latest.")];
        return SuspicionWorkflow.Accept(
            200, facts, consent.Answer, null, [SuspicionWorkflow.By(facts), .. why], new ConsentAnswered(consent.Report, consent.Answer, consent.AnsweredAt, until, consent.Reason));
    }

    /// <summary>
    /// Whether what an authority said still changes anything. It may suspend what nobody asked it about and what it let go ahead; what else it says
    /// counts while a transaction waits or is barred, and if it was said in time also when it is written down after the time is over.
    /// </summary>
    private static bool Counts(ReportStanding report, RecordConsent consent) =>
        Consents.Bars(report.Consent)
        || (report.FiledAt is not null && consent.Answer == Consents.Suspended)
        || consent.AnsweredAt < report.ConsentOverAt;

    /// <summary>The time is over.</summary>
    public static Verdict End(SuspicionCase suspicion, string key, SuspicionFacts facts) => suspicion.Find(key[KeyPrefix.Length..]) is { Consent: { } before } report
        ? SuspicionWorkflow.Accept(
            200, facts, "consent-clock-ended", null, [Cited.Because(ReasonCodes.ConsentClock, $"{report.Number}: the time was over at {report.ConsentUntil}.")], new ConsentClockEnded(report.Number, before))
        : Verdict.None;
}
