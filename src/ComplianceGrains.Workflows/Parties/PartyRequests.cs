using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;

namespace ComplianceGrains.Workflows.Parties;

/// <summary>
/// What somebody who is related to a customer asks for about their own data. It is their right, whoever gave the data, and the customer is
/// not asked. Their records are kept for the customer's sake, as long as the customer's, and go with them.
/// </summary>
internal sealed class PartyRequests : Requests<Party, PartyFacts>
{
    private PartyRequests()
    {
    }

    /// <summary>The one.</summary>
    public static PartyRequests Instance { get; } = new();

    /// <inheritdoc/>
    protected override string Whom => "related party";

    /// <inheritdoc/>
    protected override SubjectRun<Party, PartyFacts> RunOf(Party subject, PartyFacts facts) => new PartyRun(subject, facts);

    /// <inheritdoc/>
    protected override IReadOnlyList<ClassTerm> TermsOf(Party subject, PartyFacts facts) => facts.Kept is { } kept
        ? RecordTerms.Of(facts.Rules, kept.Clocks, kept.Holds, kept.Policy)
        : throw new InvalidOperationException("Until when a customer's records are kept has to be gathered for a request for erasure.");

    /// <inheritdoc/>
    protected override bool IsThere(Party subject, PartyFacts facts) => facts.Person is not null || facts.Entity is not null;

    /// <inheritdoc/>
    protected override Put Correct(DataRequest request, AnswerDataRequest answer, PartyFacts facts)
    {
        if (answer.Entity is { } entity)
        {
            var put = Corrections.Of(facts.Entity!, entity, facts.Rules, facts.FieldKey);
            return new(PartyDataCorrected.Of(request.Id, put.Changed, put.Stored), put.Changed, put.Errors, facts with { Entity = put.Stored });
        }

        var correction = Corrections.Of(facts.Person!, answer.Data!, facts.Rules, facts.FieldKey);
        return new(PartyDataCorrected.Of(request.Id, correction.Changed, correction.Stored), correction.Changed, correction.Errors, facts with { Person = correction.Stored });
    }

    /// <summary>Where they live binds nobody: the customer's jurisdictions bind.</summary>
    protected override Refusal? Against(Party subject, AnswerDataRequest answer, PartyFacts facts) => answer.Data is { } given ? Intake.Unborn(given, facts.Now) : null;

    /// <inheritdoc/>
    protected override string? WaitedFor(Party subject, PartyFacts facts) => facts.CustomerEnded ? $"customer/{subject.CustomerId}" : null;

    /// <inheritdoc/>
    protected override void LookAgain(SubjectRun<Party, PartyFacts> run) => run.Advance();

    /// <inheritdoc/>
    protected override Verdict End(SubjectRun<Party, PartyFacts> run, int status) => ((PartyRun)run).Told(run.ToVerdict(status));
}
