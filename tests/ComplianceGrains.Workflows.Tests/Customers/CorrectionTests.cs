using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Customers;

/// <summary>A correction that is granted changes who is screened and rated, and leaves what was given before where it was decided on.</summary>
public class CorrectionTests
{
    [Fact]
    public void Whoever_is_put_right_is_screened_as_whom_they_are_and_found_so_from_then_on()
    {
        var world = Asked(A.World("EU", "ZARNOVSKY, Teodrik"), A.Person with { TaxNumber = "TX-99" });
        Assert.Empty(world.Opened);

        Assert.Null(Grant(world, A.Nothing with { FullName = "Teodrik Zarnovsky" }));

        var corrected = Assert.Single(world.History.Select(decision => decision.Happened).OfType<DataCorrected>());
        Assert.Equal(["fullName"], corrected.Corrected);
        Assert.Equal(("Teodrik Zarnovsky", "TX-99", A.Person.DateOfBirth), (corrected.FullName, corrected.TaxNumber, corrected.DateOfBirth));
        Assert.Equal("Ana Example", ((ApplicationReceived)world.History[0].Happened).FullName);
        Assert.Equal(("restricted", DataRights.Given), (world.Customer!.Status, world.Customer.DataRequests[0].Outcome));
        Assert.Equal(ExceptionKinds.PossibleMatch, Assert.Single(world.Exceptions.Values).Kind);
        Assert.Equal(SubjectAgenda.CorrectedQueue, world.Agenda[("customer/subject", "corrected:1")].Queue);

        // Nothing is asked again until something changes, and then it is asked about the right name.
        world.End(world.Opened[0], Dispositions.FalsePositive);
        Assert.Equal("active", world.Customer.Status);
        world.Do(new ReceiveDataRequest(DataRights.Rectification, null, "once more"), People.Analyst());
        Assert.Null(Grant(world, A.Nothing with { FullName = "Ana Example" }, "request-2"));
        Assert.Equal((2, "active"), (world.Customer.Corrections, world.Customer.Status));
        world.Put("EXAMPLE, Ana");
        Assert.Equal("restricted", world.Customer.Status);
    }

    [Fact]
    public void A_correction_says_what_is_right_and_changes_something()
    {
        var world = Asked(A.World(), A.Person);
        Assert.Equal((422, "/data"), Grant(world, null) is { } none ? (none.Status, none.Errors[0].Pointer) : default);
        Assert.Equal("unchanged", Grant(world, A.Nothing with { FullName = "Ana Example", Nationalities = ["PT"], ResidentialAddress = new Address(["Rua 1"], "4000", "Porto", "PT") })!.Errors[0].Code);
        Assert.Equal("in-the-future", Grant(world, A.Nothing with { DateOfBirth = new LocalDate(2999, 1, 1) })!.Errors[0].Code);
        Assert.Equal("other-jurisdictions", Grant(world, A.Nothing with { ResidentialAddress = new Address(["Weg 1"], "10115", "Berlin", "DE") })!.Errors[0].Code);
        Assert.Equal("not-of-this-kind", world.Do(new AnswerDataRequest("request-1", false, "no", A.Nothing), People.Analyst())!.Errors[0].Code);
        Assert.Equal(("not-of-this-kind", "/legalEntity"), world.Do(new AnswerDataRequest("request-1", true, "yes", null, Parties.CompanyWorld.Data), People.Analyst())!.Errors.Select(error => (error.Code, error.Pointer)).Single());
        Assert.Equal(403, world.Do(new AnswerDataRequest("request-1", true, "yes", A.Nothing with { FullName = "Anna Example" }), People.Service)!.Status);
        Assert.True(world.Customer!.DataRequests[0].IsOpen);
        Assert.Null(Grant(world, A.Nothing with { FullName = "Anna Example", OtherNames = ["Anna Beispiel"] }));
        Assert.Equal(["fullName", "otherNames"], world.History.Select(decision => decision.Happened).OfType<DataCorrected>().Single().Corrected);
    }

    [Fact]
    public void What_tells_otherwise_of_the_risk_rates_again_and_people_decide_anew()
    {
        var world = Asked(A.World(), A.Person);
        var band = world.Customer!.RiskBand;

        Assert.Null(Grant(world, A.Nothing with { PoliticallyExposed = true }));

        Assert.NotEqual(band, world.Customer.RiskBand);
        Assert.NotEmpty(world.Customer.Pending);
    }

    [Fact]
    public void Of_who_has_left_the_data_are_put_right_and_nobody_is_screened()
    {
        var world = Asked(A.World("EU", "ZARNOVSKY, Teodrik"), A.Person);
        world.Offboard();
        Assert.Null(Grant(world, A.Nothing with { FullName = "Teodrik Zarnovsky" }));
        Assert.Equal(1, world.Customer!.Corrections);
        Assert.Empty(world.Opened);
    }

    private static SubjectWorld Asked(SubjectWorld world, PersonData person)
    {
        Assert.Null(world.Apply(person));
        Assert.Null(world.Verify());
        Assert.Equal("active", world.Customer!.Status);
        Assert.Null(world.Do(new ReceiveDataRequest(DataRights.Rectification, null, "it is written otherwise"), People.Analyst()));
        return world;
    }

    private static Contracts.Actors.Refusal? Grant(SubjectWorld world, PersonData? data, string request = "request-1") =>
        world.Do(new AnswerDataRequest(request, true, "as in the passport", data), People.Analyst());
}
