using ComplianceGrains.Api.Suspicions;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Suspicions;
using ComplianceGrains.Workflows.Suspicions.Events;

namespace ComplianceGrains.Host.Suspicions;

/// <summary>What a body about a suspicion must hold.</summary>
internal static class SuspicionChecks
{
    /// <summary>Most characters of what is filed: as many as the narrative of the longest known form holds, five parts of 4,000 (FinCEN SAR).</summary>
    private const int LongestDraft = 20_000;

    private const int MostAbout = 50;

    private static readonly string[] Kinds = ["exception", "transfer"];

    public static void Check(this SuspicionRaiseBody body, Checks checks)
    {
        checks.Identifier("/customer", body.Customer);
        checks.Required("/statement", body.Statement, HumanDecisionChecks.LongestReason);
        if (body.Ground is not null)
            checks.OneOf("/ground", body.Ground, Grounds.All);
        if (body.About?.Count > MostAbout)
            checks.Fail("/about", "too-many", $"Send at most {MostAbout}.");
        foreach (var (i, about) in (body.About ?? []).Take(MostAbout).Index())
        {
            checks.OneOf($"/about/{i}/kind", about?.Kind, Kinds);
            checks.Identifier($"/about/{i}/id", about?.Id);
        }
    }

    public static void Check(this AssessmentBody body, Checks checks)
    {
        checks.OneOf("/conclusion", body.Conclusion, Conclusions.All);
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
        if (body.Ground is not null)
            checks.OneOf("/ground", body.Ground, Grounds.All);
    }

    public static void Check(this ReportDraftBody body, Checks checks) => checks.Required("/text", body.Text, LongestDraft);

    public static void Check(this ConsentBody body, Checks checks)
    {
        checks.OneOf("/answer", body.Answer, Consents.Answers);
        if (body.AnsweredAt is null)
            checks.Fail("/answeredAt", "required", "Say when it answered.");
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
    }

    public static void Check(this ReportFilingBody body, Checks checks)
    {
        if (body.FiledAt is null)
            checks.Fail("/filedAt", "required", "Say when it was filed.");
        checks.Text("/reference", body.Reference, 200);
        if (body.Form is not null)
            checks.Word("/form", body.Form);
    }

    public static void Check(this ReportAnswerBody body, Checks checks)
    {
        checks.OneOf("/answer", body.Answer, ["acknowledged", "rejected"]);
        if (body.AnsweredAt is null)
            checks.Fail("/answeredAt", "required", "Say when it answered.");
        checks.Text("/reference", body.Reference, 200);
        checks.Text("/reason", body.Reason, HumanDecisionChecks.LongestReason);
    }

    public static void Check(this SuspicionReviewBody body, Checks checks)
    {
        checks.OneOf("/result", body.Result, ["continues", "over"]);
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
    }
}
