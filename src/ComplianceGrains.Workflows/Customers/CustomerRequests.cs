using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Customers;

/// <summary>What a customer asks for about their data.</summary>
internal sealed class CustomerRequests : Requests<Customer, CustomerFacts>
{
    private CustomerRequests()
    {
    }

    /// <summary>The one.</summary>
    public static CustomerRequests Instance { get; } = new();

    /// <inheritdoc/>
    protected override string Whom => "customer";

    /// <inheritdoc/>
    protected override SubjectRun<Customer, CustomerFacts> RunOf(Customer subject, CustomerFacts facts) => new CustomerRun(subject, facts);

    /// <inheritdoc/>
    protected override IReadOnlyList<ClassTerm> TermsOf(Customer subject, CustomerFacts facts) => RecordTerms.WithTransfers(
        facts.Rules, subject.Clocks, facts.Outlook?.Transfers, subject.Holds, (facts.Outlook?.Policy ?? RetentionPolicy.Keep) with { IsAskedFor = true });

    /// <inheritdoc/>
    protected override bool IsThere(Customer subject, CustomerFacts facts) => (subject.IsLegalEntity ? facts.Entity?.LegalName : facts.Person?.FullName) is not null;

    /// <inheritdoc/>
    protected override Put Correct(DataRequest request, AnswerDataRequest answer, CustomerFacts facts)
    {
        if (answer.Entity is { } entity)
        {
            var put = Corrections.Of(facts.Entity!, entity, facts.Rules, facts.FieldKey);
            return new(EntityDataCorrected.Of(request.Id, put.Changed, put.Stored), put.Changed, put.Errors, facts with { Entity = put.Stored });
        }

        var correction = Corrections.Of(facts.Person!, answer.Data!, facts.Rules, facts.FieldKey);
        return new(DataCorrected.Of(request.Id, correction.Changed, correction.Stored), correction.Changed, correction.Errors, facts with { Person = correction.Stored });
    }

    /// <inheritdoc/>
    protected override Refusal? Against(Customer subject, AnswerDataRequest answer, CustomerFacts facts)
    {
        if (answer.Data is { } given && Intake.Unborn(given, facts.Now) is { } unborn)
            return unborn;
        return facts.BoundAfter is not { } bound || bound.ToHashSet(StringComparer.Ordinal).SetEquals(subject.Bound) ? null : Refusal.Rule(
            "With these data the rules of other jurisdictions would bind.",
            new FieldError(
                subject.IsLegalEntity ? "/legalEntity" : "/data", "other-jurisdictions",
                $"Now bind {string.Join(", ", subject.Bound)}; then {string.Join(", ", bound)}. Reject it with the reason; the customer applies anew."));
    }

    /// <inheritdoc/>
    protected override void LookAgain(SubjectRun<Customer, CustomerFacts> run) => ((CustomerRun)run).LookAgain();
}
