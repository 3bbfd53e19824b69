using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Suspicions;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Suspicions.Events;
using ComplianceGrains.Workflows.Suspicions.Forms;
using NodaTime;

namespace ComplianceGrains.Workflows.Suspicions;

/// <summary>Once it is decided that a suspicion is reported: drafts, filing by people, what the authority answers, and whether it goes on.</summary>
internal static class SuspicionFiling
{
    /// <summary>The control that a report is filed in time.</summary>
    public const string Control = "suspicion-in-time";

    /// <summary>A draft with more is as good as empty.</summary>
    private const int MostFaults = 200;

    /// <summary>Somebody has written a version of it.</summary>
    public static Verdict Draft(SuspicionCase suspicion, DraftReport draft, SuspicionFacts facts) => Find(suspicion, draft.Report) switch
    {
        (_, { } refusal) => Verdict.Refuse(refusal),
        ({ IsOpen: false }, _) => Verdict.Refuse(Refusal.State("This report is filed; what goes on is another report.")),
        var (report, _) => SuspicionWorkflow.Accept(201, facts, "drafted", null, [SuspicionWorkflow.By(facts)], new ReportDrafted(draft.Report, report!.Drafts + 1, draft.Text)),
    };

    /// <summary>Somebody has written a version of it, field by field: what an authority would send it back for is said at once.</summary>
    public static Verdict Draft(SuspicionCase suspicion, DraftReportFields draft, SuspicionFacts facts)
    {
        var (report, refusal) = Find(suspicion, draft.Report);
        if (refusal is not null)
            return Verdict.Refuse(refusal);
        if (!report!.IsOpen)
            return Verdict.Refuse(Refusal.State("This report is filed; what goes on is another report."));
        var faults = ReportForm.Faults(report.Owed.Form, draft.Fields, facts.Now);
        var drafted = new ReportFieldsDrafted(draft.Report, report.Drafts + 1, report.Owed.Form, [.. faults.Take(MostFaults).Select(fault => $"{fault.Pointer} {fault.Code}")], draft.Fields);
        return SuspicionWorkflow.Accept(201, facts, faults.Count == 0 ? "drafted" : "unfinished", null, [SuspicionWorkflow.By(facts)], drafted);
    }

    /// <summary>Somebody has filed it.</summary>
    public static Verdict File(SuspicionCase suspicion, FileReport file, SuspicionFacts facts)
    {
        var (report, refusal) = Find(suspicion, file.Report);
        if (refusal is not null)
            return Verdict.Refuse(refusal);
        if (!report!.IsOpen)
            return Verdict.Refuse(Refusal.State("This report is filed already."));
        if (file.FiledAt > facts.Now || file.FiledAt < suspicion.DetectedAt)
            return Verdict.Refuse(Refusal.Rule(
                "A report is filed after the facts were seen, and not in the future.", new FieldError("/filedAt", "out-of-range", $"Give a time from {suspicion.DetectedAt} to now.")));
        if (file.Version is { } version && (version < 1 || version > report.Drafts))
            return Verdict.Refuse(Refusal.Rule("There is no such draft of this report.", new FieldError("/draft", "unknown", "Name one of its drafts, or leave it out.")));
        if (file.Version is { } faulty && report.Faulty.FirstOrDefault(one => one.Version == faulty) is { } unfinished)
            return Verdict.Refuse(Refusal.Rule(
                "Something is missing or wrong in this draft. Write another version; if it was filed elsewhere in another form, leave the draft out.",
                [.. unfinished.Faults.Select(fault => fault.Split(' ')).Select(fault => new FieldError($"/draft{fault[0]}", fault[1], "The draft says what is asked for here."))]));
        var (waits, until, why, none) = SuspicionConsent.Starts(suspicion, report.Owed.Jurisdiction, file.TransactionWaits, file.FiledAt, facts.Rules);
        if (none is not null)
            return Verdict.Refuse(none);
        var isLate = report.Owed.Due is { } due && file.FiledAt >= due;
        return SuspicionWorkflow.Accept(
            200, facts, isLate ? "filed-late" : "filed", Control,
            [SuspicionWorkflow.By(facts), Cited.Because(ReasonCodes.ReportOwed, report.Owed.Due is { } by ? $"It was due before {by}." : "No clock of it had started."), .. why],
            new ReportFiled(
                file.Report, file.Version, file.Form ?? report.Owed.Form, file.FiledAt, SuspicionClocks.ContinuesBy(report.Owed.Jurisdiction, file.FiledAt, facts.Rules), file.Reference, waits, until,
                StatedWaits.Of(file.TransactionWaits)));
    }

    /// <summary>The authority has answered.</summary>
    public static Verdict Answer(SuspicionCase suspicion, RecordAnswer answer, SuspicionFacts facts)
    {
        var (report, refusal) = Find(suspicion, answer.Report);
        if (refusal is not null)
            return Verdict.Refuse(refusal);
        if (report!.FiledAt is not { } filed || report.Answer is not null)
            return Verdict.Refuse(Refusal.State(report.Answer is not null ? "The authority has answered it already." : "What was not filed is not answered."));
        if (answer.AnsweredAt > facts.Now || answer.AnsweredAt < filed)
            return Verdict.Refuse(Refusal.Rule("An authority answers after it got the report, and not in the future.", new FieldError("/answeredAt", "out-of-range", $"Give a time from {filed} to now.")));
        return SuspicionWorkflow.Accept(
            200, facts, answer.Accepted ? "acknowledged" : "rejected", null, [SuspicionWorkflow.By(facts)], new ReportAnswered(answer.Report, answer.Accepted, answer.AnsweredAt, answer.Reference, answer.Reason));
    }

    /// <summary>Somebody has looked whether what was reported goes on.</summary>
    public static Verdict Review(SuspicionCase suspicion, ReviewSuspicion review, SuspicionFacts facts)
    {
        if (suspicion.IsOver)
            return Verdict.Refuse(Refusal.State("This suspicion is over. What is suspected anew is raised anew."));
        if (suspicion.Reports.Any(report => report.IsOpen))
            return Verdict.Refuse(Refusal.State("A report of it is still to be filed."));
        var owed = review.Continues
            ? SuspicionClocks.Further(suspicion.Ground, suspicion.Reports.GroupBy(report => report.Owed.Jurisdiction).ToDictionary(of => of.Key, of => of.Last().FiledAt!.Value, StringComparer.Ordinal), facts.Now, facts.Rules)
            : [];
        return SuspicionWorkflow.Accept(
            200, facts, review.Continues ? "continues" : "over", null, [SuspicionWorkflow.By(facts), .. owed.Select(one => one.Reason)],
            new SuspicionReviewed(review.Continues, [.. owed.Select(one => one.Owed)], review.Reason));
    }

    private static (ReportStanding? Report, Refusal? Refusal) Find(SuspicionCase suspicion, string number) =>
        suspicion.Find(number) is { } report ? (report, null) : (null, Refusal.NotFound("There is no such report."));
}
