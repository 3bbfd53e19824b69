using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Contracts.Exports;
using ComplianceGrains.Contracts.Parties;
using ComplianceGrains.Contracts.Rescreenings;
using ComplianceGrains.Jurisdictions.Grammar;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Rescreenings;
using ComplianceGrains.Workflows.Rules;
using ComplianceGrains.Workflows.Scenarios;
using ComplianceGrains.Workflows.Structures;
using ComplianceGrains.Workflows.Tests.Approvals;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Tests.Parties;
using ComplianceGrains.Workflows.Tests.Retention;
using ComplianceGrains.Workflows.Tests.Transfers;
using ComplianceGrains.Workflows.Tests.Wallets;
using ComplianceGrains.Workflows.Transfers;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Rules;

/// <summary>What is said of a rule, obeyed or not yet, is what the workflows do.</summary>
public class RuleReadersTests
{
    private static readonly IReadOnlyList<string> Paths = RulePaths.Of(Repository.Library.Catalog);

    [Fact]
    public void Every_rule_of_the_language_is_obeyed_by_somebody_or_said_to_be_not_yet_obeyed() =>
        Assert.Empty(Paths.Where(path => RuleReaders.IsObeyed(path) == IsNotYet(path))
            .Select(path => RuleReaders.IsObeyed(path) ? $"{path} is in both lists" : $"{path} is in neither list: add it to NotYet, or to the list of the workflow that obeys it"));

    [Fact]
    public void No_list_names_a_rule_that_the_language_does_not_have() =>
        Assert.All(RuleReaders.NotYetObeyed.Concat(RuleReaders.Obeyed), rule => Assert.Contains(Paths, path => RuleReaders.Covers(rule, path)));

    [Fact]
    public void What_is_not_yet_obeyed_has_a_reason() => Assert.All(RuleReaders.NotYetObeyed, rule => Assert.EndsWith(".", RuleReaders.WhyNot(rule), StringComparison.Ordinal));

    [Fact]
    public async Task What_is_said_to_be_obeyed_is_read_and_what_is_not_yet_obeyed_is_not()
    {
        var read = await ReadAsync();
        Assert.Empty(RuleReaders.Obeyed.Where(rule => rule != "counting" && !read.Any(path => RuleReaders.Covers(rule, path))).Select(rule => $"{rule} is said to be obeyed, and nobody reads it"));
        Assert.Empty(read.Where(IsNotYet).Select(path => $"{path} is read, but said to be not yet obeyed"));
    }

    /// <summary>How days are counted is part of every deadline: it is read with the pack and never asked for by itself.</summary>
    [Fact]
    public void The_counting_of_days_decides_the_deadlines_of_steps() =>
        Assert.NotEqual(
            Repository.Library.Rules(["EU"], A.Monday).Due("verify-identity", A.Monday).Due,
            Repository.Library.Rules(["GB"], A.Monday).Due("verify-identity", A.Monday).Due);

    [Fact]
    public void A_rule_says_who_obeys_it()
    {
        Assert.Equal(["customer", "export", "party"], RuleReaders.Of("minimisation.fields.taxNumber"));
        Assert.Equal(["export"], RuleReaders.Of("approvals.export"));
        Assert.Equal(["customer"], RuleReaders.Of("approvals.restriction-lifted"));
        Assert.Empty(RuleReaders.Of("reporting.cash"));
    }

    [Fact]
    public void The_readme_states_how_many_rules_are_obeyed()
    {
        var (obeyed, all) = RuleReaders.Count(Repository.Library.Catalog);
        Assert.Contains($"**{obeyed} of {all} rules** ", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }

    private static bool IsNotYet(string path) => RuleReaders.NotYetObeyed.Any(rule => RuleReaders.Covers(rule, path));

    /// <summary>Every rule that somebody asks for while all stories are played, every approval is given, and a wallet lives and an export is made.</summary>
    private static async Task<IReadOnlySet<string>> ReadAsync()
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        var packs = Repository.Library.Watched(path => read.Add(path));
        foreach (var scenario in ScenarioSet.Load(Repository.Packs).Scenarios.Where(scenario => scenario.Story is not null))
            await new ScenarioRunner(packs, new SubjectStage(Modules.Stories)).Run(scenario);

        foreach (var name in packs.Catalog.Names("approvals").Where(name => !ApprovalCase.Elsewhere.Contains(name)))
            if (new ApprovalCase(packs.Rules(["EU"], A.Monday), "EU").Of(name) is { Approvals: [var first, ..], Approve: var approve })
                approve(People.Mlro(), People.Senior, first);

        ErasureApprovalTests.WhenDue(packs.Rules(["EU"], ErasureApprovalTests.Later));

        var world = new WalletWorld("EU") { Packs = packs }.Put();
        world.Request();
        world.Prove();
        world.Decide(People.Analyst());
        world.Pass(Duration.FromDays(400));

        var company = new CompanyWorld(packs, "EU");
        company.Apply(CompanyWorld.Data with { EntityKinds = ["low-risk-company"] });
        company.StatePerson("ana", "Ana Example", [PartyRoles.Owner, PartyRoles.LegalRepresentative], CompanyWorld.Of("10"));
        company.State(new StateParty("subject", "many", PartyKinds.Dispersed, [PartyRoles.Owner], null, null, [CompanyWorld.Of("90")], [], "1"));
        company.Verify();
        company.Identify("ana");
        company.StatePerson("smo", "Bo Example", [PartyRoles.SeniorManagingOfficial]);
        company.Identify("smo");
        Assert.Equal("active", company.Customer.Status);

        var transfers = new TransferWorld(packs: packs);
        Assert.Null(transfers.Ask("t-1", TransferWorld.Worth(600), CounterpartyKinds.SelfHosted, person: TransferWorld.Person));

        var restricted = new SubjectWorld(packs, "EU", A.Monday);
        restricted.Lists.Put(A.List, ["PETROV, Somebody"], A.Monday);
        restricted.Apply(A.Person);
        restricted.Verify();
        Assert.Null(restricted.Do(new Restrict("order", "an order"), People.Mlro()));
        Assert.Null(restricted.Do(new AskRestrictionLifting("it is over"), People.Mlro()));

        var held = new SubjectWorld(packs, "EU", A.Monday);
        held.Apply(A.Person);
        Assert.Null(held.Do(new PlaceHold("customer/subject", "court", null, "an order"), People.Mlro()));

        Assert.Null(held.Do(new ReceiveDataRequest("access", null, "a letter"), People.Analyst()));
        Assert.Null(held.Do(new ExtendDataRequest("request-1", "much to look for"), People.Analyst()));
        Assert.Null(held.Do(new AnswerDataRequest("request-1", true, "sent"), People.Analyst()));

        var wanted = new RequestExport("EU", A.Monday - Duration.FromDays(30), A.Monday, "The supervisor", "inspection", "Art. 1", []);
        ExportWorkflow.Instance.Asked(null, wanted, People.Mlro(), A.Monday, new ExportFacts("exp-1", packs.Rules(["EU"], A.Monday), null));

        RescreeningWorkflow.Instance.Asked(null, new LookAtRescreening(A.Monday, 1), Principal.System, A.Monday, new RescreeningFacts("AE", packs.Rules(["AE"], A.Monday), [], 0, []));
        return read;
    }
}
