using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Customers.Events;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Workflows.Tests.Parties;

/// <summary>What was given of a legal entity is put right as a person's data are.</summary>
public class CompanyCorrectionTests
{
    private static readonly EntityData Nothing = new(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    [Fact]
    public void Whatever_is_put_right_is_screened_and_found_by_what_is_right_from_then_on()
    {
        var world = Asked();
        world.World.Lists.Put(A.List, ["PETROV, Somebody"], A.Monday, entities: ["Nordwind Holding"]);
        Assert.Empty(world.Open);

        Assert.Null(Grant(world, Nothing with { LegalName = "Nordwind Holding", EntityKinds = ["listed-company"] }));

        var corrected = Assert.Single(world.History.Select(decision => decision.Happened).OfType<EntityDataCorrected>());
        Assert.Equal(["legalName", "entityKinds"], corrected.Corrected);
        Assert.Equal(("Nordwind Holding", "REG-1", "PT"), (corrected.LegalName, corrected.RegistrationNumber, corrected.CountryOfCreation));
        Assert.Equal("Quillbrandt Trading", ((LegalEntityApplied)world.History[0].Happened).LegalName);
        Assert.Equal((1, DataRights.Given), (world.Customer.Corrections, world.Customer.DataRequests[0].Outcome));
        Assert.Equal(["listed-company"], world.Customer.Stated.EntityKinds);
        world.Answer(Assert.Single(world.Open), Dispositions.FalsePositive);

        // The next correction and the next list are held against what is right by then.
        world.World.Ask(CustomerStory.Instance.Subject, new ReceiveDataRequest(DataRights.Rectification, null, "once more"), People.Analyst());
        Assert.Null(Grant(world, Nothing with { LegalName = "Quillbrandt Trading" }, "request-2"));
        Assert.Equal(2, world.Customer.Corrections);
        Assert.Empty(world.Open);
    }

    [Fact]
    public void A_correction_says_what_is_right_of_an_entity_and_changes_something()
    {
        var world = Asked();
        Assert.Equal(("required", "/legalEntity"), Of(Grant(world, null)));
        Assert.Equal(("unchanged", "/legalEntity"), Of(Grant(world, Nothing with { LegalName = "Quillbrandt Trading", RegisteredAddress = CompanyWorld.Data.RegisteredAddress })));
        Assert.Equal(("other-jurisdictions", "/legalEntity"), Of(Grant(world, Nothing with { RegisteredAddress = new Address(["Weg 1"], "10115", "Berlin", "DE") })));
        Assert.Equal(("not-of-this-kind", "/data"), Of(world.World.Ask(CustomerStory.Instance.Subject, new AnswerDataRequest("request-1", true, "yes", A.Person), People.Analyst())));
        Assert.Equal(("not-of-this-kind", "/legalEntity"), Of(world.World.Ask(CustomerStory.Instance.Subject, new AnswerDataRequest("request-1", false, "no", null, Nothing), People.Analyst())));
        Assert.True(world.Customer.DataRequests[0].IsOpen);
    }

    private static CompanyWorld Asked()
    {
        var world = CompanyWorld.Held();
        Assert.Null(world.Identify("ana"));
        Assert.Null(world.World.Ask(CustomerStory.Instance.Subject, new ReceiveDataRequest(DataRights.Rectification, null, "the register says otherwise"), People.Analyst()));
        return world;
    }

    private static Refusal? Grant(CompanyWorld world, EntityData? data, string request = "request-1") =>
        world.World.Ask(CustomerStory.Instance.Subject, new AnswerDataRequest(request, true, "as in the register", null, data), People.Analyst());

    private static (string Code, string Pointer) Of(Refusal? refusal) => (refusal!.Errors[0].Code, refusal.Errors[0].Pointer);
}
