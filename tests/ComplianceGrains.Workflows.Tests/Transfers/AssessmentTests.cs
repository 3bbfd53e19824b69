using ComplianceGrains.Contracts.Transfers;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Tests.Building;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using ComplianceGrains.Workflows.Wallets;
using ComplianceGrains.Workflows.Words;
using NodaTime;

namespace ComplianceGrains.Workflows.Tests.Transfers;

/// <summary>What a transfer's assessment comes to, look by look, under the packs as they are.</summary>
public class AssessmentTests
{
    [Fact]
    public void Two_at_once_over_two_wallets_never_both_pass_under_one_threshold()
    {
        // USD 3,000 asks for the beneficiary's name and address; each of the two alone does not reach it.
        var world = new TransferWorld("US", TransferWorld.American);

        Assert.Null(world.Ask("t-1", TransferWorld.Worth(2000, "USD"), wallet: "w-1"));
        Assert.Null(world.Ask("t-2", TransferWorld.Worth(2000, "USD"), wallet: "w-2"));

        Assert.Equal((TransferStatus.Allowed, TravelRuleStatus.NotRequired), (world["t-1"].Status, world["t-1"].TravelRule));
        Assert.Equal((TransferStatus.Held, TravelRuleStatus.Preparing), (world["t-2"].Status, world["t-2"].TravelRule));
        Assert.Contains("beneficiary.name", world["t-2"].Missing);
        Assert.Contains(world.Last("t-2").Reasons, reason => reason is { Rule: "wallets.travelRule.tiers", Pack: not null } && reason.Text.Contains("with 1 more", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_cancelled_or_lies_further_back_counts_no_more()
    {
        var world = new TransferWorld("US", TransferWorld.American);
        world.Ask("t-1", TransferWorld.Worth(2000, "USD"));
        world.Do(new CancelTransfer("t-1", "changed their mind"));
        world.Ask("t-2", TransferWorld.Worth(2000, "USD"));
        Assert.Equal(TransferStatus.Allowed, world["t-2"].Status);
        world.Do(new CompleteTransfer("t-2", "0xabc", null));

        world.Pass(Duration.FromDays(1));
        world.Ask("t-3", TransferWorld.Worth(2000, "USD"));
        Assert.Equal(TransferStatus.Allowed, world["t-3"].Status);
    }

    [Fact]
    public void What_is_missing_holds_and_is_listed_and_once_it_is_there_the_transfer_may_happen()
    {
        var world = new TransferWorld();
        world.Ask("t-1", TransferWorld.Worth(600), vasp: TransferWorld.Vasp);
        Assert.Equal((TransferStatus.Held, TravelRuleStatus.Preparing), (world["t-1"].Status, world["t-1"].TravelRule));
        Assert.Contains("beneficiary.name", world["t-1"].Missing);
        Assert.Equal([WaitFor.TravelRuleData], world["t-1"].Waits.Select(wait => wait.For));

        Assert.Null(world.Do(new StateTravelRuleData("t-1", null, null, TransferWorld.Person, "beneficiary")));

        Assert.Equal((TransferStatus.Allowed, TravelRuleStatus.Preparing), (world["t-1"].Status, world["t-1"].TravelRule));
        Assert.Empty(world["t-1"].Missing);
        Assert.Equal(TransferWorld.Vasp, world.History.Select(decision => decision.Happened).OfType<TravelRuleDataStated>().Last().Vasp);
    }

    [Fact]
    public void Of_several_jurisdictions_the_data_are_united_and_each_counts_by_its_own_threshold()
    {
        // At home in the Union, booked in Singapore.
        var world = new TransferWorld("SG");
        Assert.Contains("EU", world.Customer.Bound);
        world.Rates = Rate("EUR", "SGD", 1.5m);

        world.Ask("t-1", TransferWorld.Worth(900), direction: Directions.Incoming, vasp: TransferWorld.Vasp, person: TransferWorld.Person with { Address = null, DateOfBirth = null, PlaceOfBirth = null, DocumentNumber = null });
        Assert.DoesNotContain("originator.address or uniqueId or dateOfBirth+placeOfBirth", world["t-1"].Missing);
        Assert.Contains("originator.address+country+documentNumber+customerId or dateOfBirth+placeOfBirth", world["t-1"].Missing);

        world.Ask("t-2", TransferWorld.Worth(1100), direction: Directions.Incoming, vasp: TransferWorld.Vasp);
        Assert.Contains("originator.address or uniqueId or dateOfBirth+placeOfBirth", world["t-2"].Missing);
        Assert.Contains(world.Last("t-2").Assessed.Conversions, rate => rate is { From: "EUR", To: "SGD", Rate: 1.5m });
    }

    [Fact]
    public void A_currency_without_a_rate_holds_and_so_does_one_that_is_too_old()
    {
        var world = new TransferWorld("US", TransferWorld.American);
        world.Ask("t-1", TransferWorld.Worth(10));
        Assert.Equal([WaitFor.Value], world["t-1"].Waits.Select(wait => wait.For));

        world.Rates = Rate("EUR", "USD", 1.1m, A.Monday - Duration.FromDays(30));
        world.Ask("t-2", TransferWorld.Worth(10));
        Assert.Equal(TransferStatus.Held, world["t-2"].Status);

        world.Rates = Rate("EUR", "USD", 1.1m);
        world.Ask("t-3", TransferWorld.Worth(10));
        Assert.Equal(TransferStatus.Allowed, world["t-3"].Status);
        world.Ask("t-4", null);
        Assert.Equal(TransferStatus.Held, world["t-4"].Status);
    }

    [Fact]
    public void Unknown_is_a_question_to_people_and_never_taken_for_self_hosted()
    {
        var world = new TransferWorld();
        world.Ask("t-1", TransferWorld.Worth(10), CounterpartyKinds.Unknown, person: TransferWorld.Person);
        Assert.Equal([WaitFor.Counterparty], world["t-1"].Waits.Select(wait => wait.For));
        Assert.Equal(ExceptionKinds.EvidenceInconclusive, Assert.Single(world.State!.Exceptions).Value.Kind);

        world.Answer(ExceptionKinds.EvidenceInconclusive, Dispositions.FalsePositive);
        Assert.Equal((TransferStatus.Held, 0), (world["t-1"].Status, world.State!.Exceptions.Count));

        world.Ask("t-2", TransferWorld.Worth(10), CounterpartyKinds.Unknown, person: TransferWorld.Person);
        world.Do(new StateTravelRuleData("t-2", CounterpartyKinds.Vasp, TransferWorld.Vasp, null, null));
        Assert.Equal((TransferStatus.Allowed, 0), (world["t-2"].Status, world.State!.Exceptions.Count));
        Assert.IsType<ExceptionWithdrawn>(world.History.Single(decision => decision.Happened is ExceptionWithdrawn).Happened);
    }

    [Fact]
    public void Without_a_fresh_answer_of_the_lists_it_is_held_and_looked_at_again()
    {
        var world = new TransferWorld();
        world.Lists.StopRefresh(A.List, world.Now);
        world.Pass(Duration.FromDays(9));
        world.Ask("t-1", TransferWorld.Worth(10) with { RatedAt = world.Now }, vasp: TransferWorld.Vasp, person: TransferWorld.Person);
        Assert.Equal((TransferStatus.Held, WaitFor.Screening), (world["t-1"].Status, Assert.Single(world["t-1"].Waits).For));
        Assert.Equal(ExceptionKinds.StaleList, Assert.Single(world.State!.Exceptions).Value.Kind);
        Assert.Equal(SubjectAgenda.ScreeningQueue, Assert.Single(world.Agenda.Values).Queue);
        world.Pass(Duration.FromHours(3));
        Assert.Equal(TransferStatus.Held, world["t-1"].Status);

        world.Lists.Put(A.List, ["PETROV, Somebody"], world.Now);
        world.ListChanged();
        Assert.Equal((TransferStatus.Allowed, 0), (world["t-1"].Status, world.State!.Exceptions.Count));
    }

    [Theory]
    [InlineData(Dispositions.FalsePositive, TransferStatus.Allowed)]
    [InlineData(Dispositions.TrueMatch, TransferStatus.Refused)]
    public void A_listed_address_is_held_until_two_people_have_looked(string disposition, string ends)
    {
        var world = new TransferWorld();
        world.Lists.Put(A.List, [], world.Now, [TransferWorld.Address]);
        world.Ask("t-1", TransferWorld.Worth(10), vasp: TransferWorld.Vasp, person: TransferWorld.Person);
        Assert.Equal((TransferStatus.Held, WaitFor.Listed), (world["t-1"].Status, Assert.Single(world["t-1"].Waits).For));

        world.Answer(ExceptionKinds.PossibleMatch, disposition);

        Assert.Equal((ends, 0), (world["t-1"].Status, world.State!.Exceptions.Count));
        world.Ask("t-2", TransferWorld.Worth(10), vasp: TransferWorld.Vasp, person: TransferWorld.Person);
        Assert.Equal(ends, world["t-2"].Status);
    }

    [Fact]
    public void A_list_that_names_the_other_side_later_stops_what_is_not_on_the_chain_yet()
    {
        var world = new TransferWorld();
        world.Ask("t-1", TransferWorld.Worth(10), vasp: TransferWorld.Vasp, person: TransferWorld.Person);
        Assert.Equal(TransferStatus.Allowed, world["t-1"].Status);

        world.Lists.Put(A.List, [], world.Now, [TransferWorld.Address]);
        world.ListChanged();

        Assert.Equal(TransferStatus.Held, world["t-1"].Status);
        Assert.Equal(409, world.Do(new CompleteTransfer("t-1", "0xabc", null))!.Status);
    }

    [Fact]
    public void The_first_that_refuses_refuses_and_all_that_hold_are_listed_together()
    {
        var world = new TransferWorld();
        world.Wallets["w-1"] = world.Wallets["w-1"] with { UsableFrom = world.Now + Duration.FromHours(5) };
        world.Ask("t-1", TransferWorld.Worth(10), CounterpartyKinds.Unknown);
        Assert.Equal([WaitFor.Wallet, WaitFor.Counterparty, WaitFor.TravelRuleData], world["t-1"].Waits.Select(wait => wait.For));
        Assert.Equal(world.Now + Duration.FromHours(5), world["t-1"].LookAgain);

        world.Wallets["w-2"] = world.Wallets["w-2"] with { Status = WalletStatus.Revoked, Outcome = WalletOutcome.Revoked };
        world.Ask("t-2", TransferWorld.Worth(10), CounterpartyKinds.Unknown, wallet: "w-2");
        Assert.Equal((TransferStatus.Refused, "wallet-not-usable"), (world["t-2"].Status, Assert.Single(world.Last("t-2").Reasons).Code));

        world.Customer = world.Customer with { Outcome = CustomerOutcome.Exited };
        world.Ask("t-3", TransferWorld.Worth(10), wallet: "w-2");
        Assert.Equal((TransferStatus.Refused, "customer-ended"), (world["t-3"].Status, Assert.Single(world.Last("t-3").Reasons).Code));
        world.Pass(Duration.FromHours(6));
        Assert.Equal(TransferStatus.Refused, world["t-1"].Status);
        Assert.Empty(world.State!.Exceptions);
    }

    [Fact]
    public void Of_a_customer_who_is_restricted_nothing_moves()
    {
        var world = new TransferWorld();
        var active = world.Customer;
        world.Customer = active with { Matters = active.Matters with { Barred = true } };
        Assert.Equal(CustomerStatus.Restricted, world.Customer.Status);
        world.Ask("t-1", TransferWorld.Worth(10), vasp: TransferWorld.Vasp, person: TransferWorld.Person);
        Assert.Equal((TransferStatus.Held, WaitFor.Customer), (world["t-1"].Status, Assert.Single(world["t-1"].Waits).For));

        world.Customer = active;
        world.Pass(Duration.FromDays(1));
        Assert.Equal(TransferStatus.Allowed, world["t-1"].Status);
    }

    [Fact]
    public void Somebody_elses_self_hosted_wallet_asks_for_measures_and_above_the_amount_for_a_proof()
    {
        var world = new TransferWorld();
        world.Ask("t-1", TransferWorld.Worth(600), CounterpartyKinds.SelfHosted, person: TransferWorld.Person);
        Assert.Equal((WaitFor.Measures, TravelRuleStatus.NotRequired), (Assert.Single(world["t-1"].Waits).For, world["t-1"].TravelRule));
        world.Answer(ExceptionKinds.WalletRisk, Dispositions.FalsePositive);
        Assert.Equal(TransferStatus.Allowed, world["t-1"].Status);

        world.Ask("t-2", TransferWorld.Worth(600), CounterpartyKinds.SelfHosted, person: TransferWorld.Person, wallet: "w-2");
        Assert.Equal([WaitFor.OwnershipProof, WaitFor.Measures], world["t-2"].Waits.Select(wait => wait.For));
        world.Answer(ExceptionKinds.WalletRisk, Dispositions.FalsePositive);
        Assert.Equal((TransferStatus.Held, WaitFor.OwnershipProof), (world["t-2"].Status, Assert.Single(world["t-2"].Waits).For));
    }

    [Fact]
    public void The_customers_own_wallet_is_proven_and_needs_nobodys_data()
    {
        var world = new TransferWorld();
        world.Own[TransferWorld.Address] = world.Approved("w-3");
        world.Ask("t-1", TransferWorld.Worth(5000), CounterpartyKinds.SelfHosted);
        Assert.Equal((TransferStatus.Allowed, TravelRuleStatus.NotRequired), (world["t-1"].Status, world["t-1"].TravelRule));

        world.Own[TransferWorld.Address] = world.Approved("w-3") with { Status = WalletStatus.Suspended };
        world.Ask("t-2", TransferWorld.Worth(5000), CounterpartyKinds.SelfHosted);
        Assert.Equal(TransferStatus.Held, world["t-2"].Status);
    }

    private static RateTable Rate(string from, string to, decimal rate, Instant? at = null) => new([new ConversionRecord(from, to, rate, "firm-market-rate", at ?? A.Monday)], RateTable.Usual);
}
