using ComplianceGrains.Api.Exceptions;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Host.Exceptions;

/// <summary>What a body about an exception must hold.</summary>
internal static class ExceptionChecks
{
    public static void Check(this AssignmentBody body, Checks checks)
    {
        if (body.Owner is not null)
            checks.Identifier("/owner", body.Owner);
    }

    public static void Check(this NoteBody body, Checks checks) => checks.Required("/text", body.Text, 10_000);

    public static void Check(this DispositionBody body, Checks checks)
    {
        checks.OneOf("/disposition", body.Disposition, Dispositions.Choices);
        checks.Required("/reason", body.Reason, HumanDecisionChecks.LongestReason);
    }
}
