using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Counterparties;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Counterparties.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Counterparties;

/// <summary>
/// What a provider on the other side asks for about the data that are held of it: its register, its seat and its names may be those of the
/// people whose business it is. What is known of it is due diligence, and no clock of any law runs out while it stands in the register.
/// </summary>
internal sealed class CounterpartyRequests : Requests<Counterparty, CounterpartyFacts>
{
    private CounterpartyRequests()
    {
    }

    /// <summary>The one.</summary>
    public static CounterpartyRequests Instance { get; } = new();

    /// <summary>What is held of it with some of it put right.</summary>
    public static Correction<ProviderFields> Correct(CounterpartyData held, ProviderFields given) => Correction.Of(FieldsOf(held), given, given, []);

    /// <summary>A provider of these fields.</summary>
    public static CounterpartyData DataOf(ProviderFields all) => new(all.Name!, all.OtherNames, all.Country!, all.Lei, all.RegistrationNumber, all.Address, all.TravelAddress);

    /// <inheritdoc/>
    protected override string Whom => "provider";

    /// <inheritdoc/>
    protected override string PointerOf(Counterparty subject) => OfProviders;

    /// <inheritdoc/>
    protected override SubjectRun<Counterparty, CounterpartyFacts> RunOf(Counterparty subject, CounterpartyFacts facts) => new CounterpartyRun(subject, facts);

    /// <inheritdoc/>
    protected override IReadOnlyList<ClassTerm> TermsOf(Counterparty subject, CounterpartyFacts facts) =>
        RecordTerms.Of(facts.Rules, new Dictionary<string, Instant>(StringComparer.Ordinal), [], RetentionPolicy.Keep with { IsAskedFor = true });

    /// <inheritdoc/>
    protected override bool IsThere(Counterparty subject, CounterpartyFacts facts) => facts.Held is not null;

    /// <inheritdoc/>
    protected override Put Correct(DataRequest request, AnswerDataRequest answer, CounterpartyFacts facts)
    {
        var put = Correct(facts.Held!, answer.Provider!);
        var after = DataOf(put.Stored);
        return new(
            new CounterpartyDataCorrected(
                request.Id, put.Changed, after.Country, after.Name, after.OtherNames, after.Lei, after.RegistrationNumber, after.Address, after.TravelAddress),
            put.Changed, put.Errors, facts with { Held = after });
    }

    /// <inheritdoc/>
    protected override Refusal? Against(Counterparty subject, AnswerDataRequest answer, CounterpartyFacts facts) => null;

    /// <inheritdoc/>
    protected override void LookAgain(SubjectRun<Counterparty, CounterpartyFacts> run) => run.Advance();

    private static ProviderFields FieldsOf(CounterpartyData data) => new(data.Name, data.OtherNames, data.Country, data.Lei, data.RegistrationNumber, data.Address, data.TravelAddress);
}
