using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Parties;
using ComplianceGrains.Workflows.Parties.Events;
using ComplianceGrains.Workflows.Retention;
using ComplianceGrains.Workflows.Rights;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Parties;

/// <summary>
/// Who owns a company or acts for it has the rights of a person over what is known of them, whoever gave it: they have the time that a customer
/// has, what is right is what they are screened by, and what is known of them goes with the company's records.
/// </summary>
public class PartyRequestTests
{
    private static readonly ActorId Ana = PartyIds.Of(CustomerStory.Instance.Subject.Key, "ana");
    private static readonly EntityData NoEntity = new(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    [Fact]
    public void A_related_party_has_the_time_that_a_customer_has_and_the_customer_is_not_asked()
    {
        var (world, person) = (Active(), A.Active());
        var company = world.History.Count;
        Assert.Null(person.Do(new ReceiveDataRequest(DataRights.Access, null, "a letter"), People.Analyst()));
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Access, null, "a letter of the owner")));

        Assert.Equal(person.Customer!.DataRequests[0].Due, world.Party("ana").DataRequests[0].Due);
        Assert.Equal("subjectAccess.within", Last(world).Reasons[0].Rule);
        Assert.Contains(world.World.Agenda.Keys, row => row == (Ana, "request:request-1"));
        Assert.Equal(409, Ask(world, new ReceiveDataRequest(DataRights.Access, null, "once more"))!.Status);
        Assert.Null(Ask(world, new ExtendDataRequest("request-1", "many papers")));
        Assert.Equal(403, Ask(world, new AnswerDataRequest("request-1", true, "sent"), People.Service)!.Status);
        Assert.Null(Ask(world, new AnswerDataRequest("request-1", true, "sent")));
        Assert.Equal(DataRights.Given, world.Party("ana").DataRequests[0].Outcome);
        Assert.Contains(Last(world).Reasons, reason => reason.Rule == "subjectAccess.withheld");
        Assert.Equal(company, world.History.Count);
    }

    [Fact]
    public void An_answer_that_is_late_is_somebodys_exception_and_stops_neither_them_nor_the_company()
    {
        var world = Active();
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Access, null, "a letter")));
        world.Pass(Duration.FromDays(33));
        Assert.True(world.Party("ana").DataRequests[0].IsOverdue);
        Assert.Single(world.Party("ana").Matters.Exceptions, exception => exception.Value.Kind == ExceptionKinds.DeadlineMissed);
        Assert.Equal((PartyStandings.Passed, CustomerStatus.Active), (world.Party("ana").Standing, world.Customer.Status));
    }

    [Fact]
    public void Whoever_is_put_right_is_screened_as_whom_they_are_and_the_company_hears_of_it()
    {
        var world = Active("ZARNOVSKY, Teodrik");
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Rectification, null, "it is written otherwise")));

        Assert.Null(Grant(world, A.Nothing with { FullName = "Teodrik Zarnovsky" }));

        var corrected = Assert.Single(world.World.HistoryOf(Ana).Select(decision => decision.Happened).OfType<PartyDataCorrected>());
        Assert.Equal(["fullName"], corrected.Corrected);
        Assert.Equal(("Teodrik Zarnovsky", A.Person.DateOfBirth, A.Person.PlaceOfBirth), (corrected.FullName, corrected.DateOfBirth, corrected.PlaceOfBirth));
        Assert.Equal((PartyStandings.UnderReview, CustomerStatus.Restricted), (world.Party("ana").Standing, world.Customer.Status));
        Assert.Equal(SubjectAgenda.CorrectedQueue, world.World.Agenda[(Ana, "corrected:1")].Queue);

        // From then on lists are held against what is right.
        world.Answer(Assert.Single(world.Open), Dispositions.FalsePositive);
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Rectification, null, "once more")));
        Assert.Null(Grant(world, A.Nothing with { FullName = "Ana Example" }, "request-2"));
        Assert.Equal((2, PartyStandings.Passed, CustomerStatus.Active), (world.Party("ana").Corrections, world.Party("ana").Standing, world.Customer.Status));
        Assert.Empty(world.Open);
    }

    [Fact]
    public void What_an_entity_is_that_holds_the_company_is_put_right_and_the_company_hears_of_it()
    {
        var world = Active();
        Assert.Null(world.StateEntity("holding", "Quillbrandt Holding"));
        var holding = PartyIds.Of(CustomerStory.Instance.Subject.Key, "holding");
        Assert.Null(world.World.Ask(holding, new PartyDataRequest(new ReceiveDataRequest(DataRights.Rectification, null, "it is listed")), People.Analyst()));

        Assert.Null(world.World.Ask(holding, new PartyDataRequest(new AnswerDataRequest("request-1", true, "as in the register", null, NoEntity with { EntityKinds = ["listed-company"] })), People.Analyst()));

        Assert.Equal(["listed-company"], world.Customer.Parties["holding"].Party.EntityKinds);
    }

    [Fact]
    public void A_correction_says_what_is_right_of_whom_it_is_about_and_changes_something()
    {
        var world = Active();
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Rectification, null, "it is written otherwise")));
        Assert.Equal(("required", "/data"), Of(Grant(world, null)));
        Assert.Equal(("unchanged", "/data"), Of(Grant(world, A.Nothing with { FullName = "Ana Example" })));
        Assert.Equal(("in-the-future", "/data/dateOfBirth"), Of(Grant(world, A.Nothing with { DateOfBirth = new LocalDate(2999, 1, 1) })));
        Assert.Equal(("not-of-this-kind", "/legalEntity"), Of(Ask(world, new AnswerDataRequest("request-1", true, "yes", null, NoEntity with { LegalName = "Another" }))));
        Assert.Equal(("not-of-this-kind", "/data"), Of(Ask(world, new AnswerDataRequest("request-1", false, "no", A.Nothing with { FullName = "Anna Example" }))));
        Assert.True(world.Party("ana").DataRequests[0].IsOpen);
        // Where somebody lives who is related to a company binds nobody else.
        Assert.Null(Grant(world, A.Nothing with { ResidentialAddress = new Address(["Weg 1"], "10115", "Berlin", "DE") }));
    }

    [Fact]
    public void A_request_for_erasure_is_answered_with_what_keeps_the_companys_records()
    {
        var world = Active();
        Assert.Null(Ask(world, new ReceiveDataRequest(DataRights.Erasure, null, "forget me")));
        Assert.Equal((DataRights.Kept, false), (world.Party("ana").DataRequests[0].Outcome, world.Customer.IsErasureAskedFor));
        Assert.Equal(RecordTerms.OfCustomers.Select(recordClass => $"retention.{recordClass}.floor"), Last(world).Reasons.Select(reason => reason.Rule));
        Assert.All(Last(world).Reasons, reason => Assert.Contains("has not started", reason.Text, StringComparison.Ordinal));

        // Also of who is not related to it any more, and by the day on which the company went.
        Assert.Null(world.StatePerson("bo", "Bo Example", [PartyRoles.LegalRepresentative]));
        Assert.Null(world.Remove("bo"));
        Assert.Null(world.World.Ask(CustomerStory.Instance.Subject, new Offboard("wound up"), People.Service));
        Assert.Null(world.World.Ask(CustomerStory.Instance.Subject, new DecideStep(Steps.Offboarding, true, "agreed"), People.Mlro()));
        var bo = PartyIds.Of(CustomerStory.Instance.Subject.Key, "bo");
        Assert.Null(world.World.Ask(bo, new PartyDataRequest(new ReceiveDataRequest(DataRights.Erasure, null, "forget me too")), People.Analyst()));
        var reason = world.World.HistoryOf(bo)[^1].Basis.Reasons[0];
        Assert.StartsWith("EU@", reason.Pack, StringComparison.Ordinal);
        Assert.Contains("To be kept through", reason.Text, StringComparison.Ordinal);
        // What the firm found out of who is gone is theirs too.
        Assert.Null(world.World.Ask(bo, new PartyDataRequest(new ReceiveDataRequest(DataRights.Rectification, null, "wrong")), People.Analyst()));
        Assert.Null(world.World.Ask(bo, new PartyDataRequest(new AnswerDataRequest("request-2", true, "so be it", A.Nothing with { FullName = "Bob Example" })), People.Analyst()));
        Assert.Equal(PartyStandings.Removed, ((Party)world.World.StateOf(bo)!).Standing);
        Assert.Empty(world.Open);
    }

    [Fact]
    public void Of_nobody_by_name_nothing_is_held()
    {
        var world = Active();
        Assert.Null(world.State(new StateParty(CustomerStory.Instance.Subject.Key, "many", PartyKinds.Dispersed, [PartyRoles.Owner], null, null, [], [], "5")));
        Assert.Equal(409, world.World.Ask(PartyIds.Of(CustomerStory.Instance.Subject.Key, "many"), new PartyDataRequest(new ReceiveDataRequest(DataRights.Access, null, "who")), People.Analyst())!.Status);
        Assert.Equal(404, world.World.Ask(PartyIds.Of(CustomerStory.Instance.Subject.Key, "nobody"), new PartyDataRequest(new ReceiveDataRequest(DataRights.Access, null, "who")), People.Analyst())!.Status);
    }

    private static CompanyWorld Active(params string[] listed)
    {
        var world = CompanyWorld.Held("EU", listed);
        Assert.Null(world.Identify("ana"));
        Assert.Equal(CustomerStatus.Active, world.Customer.Status);
        return world;
    }

    private static Refusal? Ask(CompanyWorld world, IDataRequestCommand command, Principal? by = null) => world.World.Ask(Ana, new PartyDataRequest(command), by ?? People.Analyst());

    private static Refusal? Grant(CompanyWorld world, PersonData? data, string request = "request-1") => Ask(world, new AnswerDataRequest(request, true, "as in the passport", data));

    private static Decisions.Basis Last(CompanyWorld world) => world.World.HistoryOf(Ana)[^1].Basis;

    private static (string Code, string Pointer) Of(Refusal? refusal) => (refusal!.Errors[0].Code, refusal.Errors[0].Pointer);
}
