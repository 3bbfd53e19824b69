using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Transfers.Events;

namespace ComplianceGrains.Workflows.Transfers;

/// <summary>
/// What whoever is on the other side of a transfer asks for about their data in it. It is their right, whoever gave the data, and our customer is
/// not asked. What is right is stated as data that travel are stated, and the transfer is assessed by it if it is not over.
/// </summary>
internal sealed class OtherSideRequests : Requests<CustomerTransfers, TransfersFacts>
{
    private OtherSideRequests()
    {
    }

    /// <summary>The one.</summary>
    public static OtherSideRequests Instance { get; } = new();

    /// <inheritdoc/>
    protected override string Whom => "person on the other side";

    /// <inheritdoc/>
    protected override string PointerOf(CustomerTransfers subject) => OfOtherSides;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> GivenIn(AnswerDataRequest answer, TransfersFacts facts) =>
        [.. base.GivenIn(answer, facts), .. facts.OtherSide?.Right is null ? Array.Empty<string>() : [OfOtherSides]];

    /// <inheritdoc/>
    protected override bool IsTheirs(CustomerTransfers subject, DataRequest request, TransfersFacts facts) => subject.AskedOf.GetValueOrDefault(request.Id) == facts.OtherSide?.TransferId;

    /// <inheritdoc/>
    protected override void Begin(SubjectRun<CustomerTransfers, TransfersFacts> run, string id, TransfersFacts facts) => run.Record(
        new OtherSideAsked(facts.OtherSide!.TransferId, id), "received", null, Cited.Because(ReasonCodes.DataRequestDue, "Whoever is on the other side asks; the customer is not asked."));

    /// <inheritdoc/>
    protected override SubjectRun<CustomerTransfers, TransfersFacts> RunOf(CustomerTransfers subject, TransfersFacts facts) => new TransfersRun(subject, facts);

    /// <inheritdoc/>
    protected override IReadOnlyList<ClassTerm> TermsOf(CustomerTransfers subject, TransfersFacts facts) => facts.OtherSide?.Terms
        ?? throw new InvalidOperationException("Until when a customer's transfers are kept has to be gathered for a request for erasure.");

    /// <inheritdoc/>
    protected override bool IsThere(CustomerTransfers subject, TransfersFacts facts) => facts.OtherSide?.Held?.Person is not null;

    /// <inheritdoc/>
    protected override Put Correct(DataRequest request, AnswerDataRequest answer, TransfersFacts facts)
    {
        var (held, right) = (facts.OtherSide!.Held!, facts.OtherSide.Right!);
        var correction = Correction.Of(held.Person!, right, right, []);
        return new(TransfersWorkflow.Stated(held.TransferId, held.CounterpartyKind, held.Vasp, correction.Stored), correction.Changed, correction.Errors, facts);
    }

    /// <inheritdoc/>
    protected override Refusal? Against(CustomerTransfers subject, AnswerDataRequest answer, TransfersFacts facts) => facts.OtherSide?.Right?.DateOfBirth >= facts.Now.InUtc().Date
        ? Refusal.Rule("Nobody is born today or later.", new FieldError($"{OfOtherSides}/dateOfBirth", "not-before-today", "Give a date of birth before today."))
        : null;

    /// <inheritdoc/>
    protected override string? WaitedFor(CustomerTransfers subject, TransfersFacts facts) => facts.Customer.IsEnded ? $"customer/{facts.ExceptionIds.Subject.Key}" : null;

    /// <inheritdoc/>
    protected override void LookAgain(SubjectRun<CustomerTransfers, TransfersFacts> run) => ((TransfersRun)run).AssessOtherSide();
}
