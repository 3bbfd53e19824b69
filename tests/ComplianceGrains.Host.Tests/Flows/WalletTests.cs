using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Flows;

/// <summary>A wallet's way from the request to the end of its approval.</summary>
[Collection(FlowCollection.Name)]
public sealed class WalletTests(FlowHost flow)
{
    private readonly string _customer = $"holder-{Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task A_self_hosted_wallet_is_screened_proven_and_approved_and_then_waits_its_cooldown()
    {
        await ActiveAsync();

        var requested = await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum(_customer, SomeWallets.AnyAddress(), selfHosted: true)));
        Assert.Equal((201, "awaiting-evidence", null), (requested.Status, requested["status"], requested["outcome"]));
        Assert.Contains("— evidence.example.com/recorded ", (string)requested.Json["decisions"]![0]!["receipt"]!["note"]!, StringComparison.Ordinal);
        var path = $"/v1/wallet-approvals/{requested["id"]}";
        await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync($"{path}/ownership-proofs", SomeWallets.Signature()));
        var proven = await flow.Host.As("analyst").GetAsync(path);
        Assert.Equal("awaiting-approval", proven["status"]);
        Assert.Equal(["manual-review"], FlowHost.Pending(proven));

        var approved = await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync($"{path}/approvals", SomeWallets.Review()));

        Assert.Equal(("approved", "approved", "false"), (approved["status"], approved["outcome"], approved["usable"]));
        Assert.StartsWith("The cool-down runs until", approved["notUsable"], StringComparison.Ordinal);
        Assert.True(DateTimeOffset.Parse(approved["usableFrom"]!, null) < DateTimeOffset.Parse(approved["expires"]!, null));
        Assert.Equal(
            ["wallet.requested/1", "wallet.screened/1", "wallet.ownership-proven/2", "wallet.approval-asked/1", "wallet.approval-decided/1", "wallet.approved/2"],
            (await flow.Host.As("analyst").GetAsync(path)).DecisionKinds);
        Assert.Equal(["wallet.approval-decided/1", "wallet.approved/2"], approved.DecisionKinds);
    }

    [Fact]
    public async Task A_wallet_of_a_provider_needs_no_proof_of_ownership()
    {
        await ActiveAsync();
        var id = await SomeWallets.RequestedAsync(flow.Host, _customer, selfHosted: false);

        Assert.Equal("awaiting-approval", (await flow.Host.As("analyst").GetAsync($"/v1/wallet-approvals/{id}"))["status"]);
        Assert.Equal(409, (await flow.Host.As("analyst").PostAsync($"/v1/wallet-approvals/{id}/ownership-proofs", SomeWallets.Signature())).Status);
    }

    [Fact]
    public async Task A_listed_address_is_looked_at_and_a_true_match_refuses_the_wallet()
    {
        var (id, exception) = await ListedAsync();
        var seen = await flow.Host.As("analyst").GetAsync($"/v1/exceptions/{exception}");
        Assert.Equal(("possible-match", "wallet"), (seen["kind"], (string)seen.Json["subject"]!["kind"]!));
        Assert.Equal("900008", (string)seen.Json["matches"]![0]!["entryId"]!);
        Assert.Equal("under-review", (await flow.Host.As("analyst").GetAsync($"/v1/wallet-approvals/{id}"))["status"]);

        await flow.CloseAsync(exception, "true-match", confirmedBy: "mlro");

        Assert.Equal("refused", (await WalletAsync(id, "refused"))["outcome"]);
    }

    [Fact]
    public async Task A_refused_wallet_is_looked_at_by_others_and_overturned_and_the_product_learns_nothing_of_what_was_found()
    {
        var (id, match) = await ListedAsync();
        await flow.CloseAsync(match, "true-match", confirmedBy: "mlro");
        await WalletAsync(id, "refused");
        var (service, path) = (flow.Host.As("product-service"), $"/v1/wallet-approvals/{id}");

        var asked = await service.PostAsync($"{path}/review-requests", new { reason = "it is not mine" });
        var twice = await service.PostAsync($"{path}/review-requests", new { reason = "it is not mine" });
        var review = (string)(await ExceptionQueue.OfAsync(flow.Host, id))["id"]!;
        var before = await flow.DoAsync(review, "disposition", new { disposition = "overturn", reason = "I was wrong" }, "analyst");
        var other = await flow.DoAsync(review, "disposition", new { disposition = "overturn", reason = "another chain" }, "analyst", 2);
        var confirmed = await flow.DoAsync(review, "approvals", new { decision = "approve", reason = "compared" }, "mlro", 2);

        Assert.Equal((202, "refused", 409), (asked.Status, asked["status"], twice.Status));
        Assert.Equal((403, 200, 200), (before.Status, other.Status, confirmed.Status));
        await WalletAsync(id, "awaiting-approval");
        var told = await service.GetAsync(path);
        Assert.Equal(["wallet.requested/1", "wallet.refused/1", "wallet.review-requested/1", "wallet.refusal-overturned/1"], told.DecisionKinds);
        Assert.Contains("refusal-explained", told.Text, StringComparison.Ordinal);
        var words = string.Join('\n', told.Json["decisions"]!.AsArray().SelectMany(decision => new[] { "kind", "control", "outcome", "principal", "reasons" }.Select(name => decision![name]?.ToJsonString())));
        Assert.All(new[] { "match", "ofac", "listed", "analyst", "mlro", "prn-" }, word => Assert.DoesNotContain(word, words, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_false_positive_that_another_analyst_confirms_lets_the_wallet_go_on()
    {
        var (id, exception) = await ListedAsync();

        await flow.CloseAsync(exception, "false-positive", confirmedBy: "analyst");

        await WalletAsync(id, "awaiting-approval");
    }

    [Fact]
    public async Task A_product_service_is_not_told_what_people_look_at()
    {
        var (id, _) = await ListedAsync();

        var told = await flow.Host.As("product-service").GetAsync($"/v1/wallet-approvals/{id}");

        Assert.Equal("under-review", told["status"]);
        Assert.Equal("[]", told.Json["exceptions"]!.ToJsonString());
        Assert.Equal(["wallet.requested/1"], told.DecisionKinds);
        Assert.DoesNotContain("possible-match", told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ethereum", "0x5290840009852788", "/address")]
    [InlineData("ethereum", "0x52908400098527886e0F7030069857D2E4169EE7", "/address")]
    [InlineData("bitcoin", "0x52908400098527886E0F7030069857D2E4169EE7", "/address")]
    [InlineData("gulden", "0x52908400098527886E0F7030069857D2E4169EE7", "/chain")]
    [InlineData("USDT", "0x52908400098527886E0F7030069857D2E4169EE7", "/chain")]
    public async Task What_is_no_address_of_the_chain_is_422_by_field_and_not_repeated(string chain, string address, string pointer)
    {
        await ActiveAsync();

        var answer = await flow.Host.As("analyst").PostAsync("/v1/wallet-approvals", new { customerId = _customer, chain, address, selfHosted = true });

        Assert.Equal((422, pointer), (answer.Status, Assert.Single(answer.Pointers)));
        Assert.DoesNotContain(address[2..], answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_wallet_in_another_notation_is_409_and_the_same_key_the_same_answer()
    {
        await ActiveAsync();
        var address = SomeWallets.AnyAddress();
        var service = flow.Host.As("product-service");

        var first = await service.PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum(_customer, address, selfHosted: true), $"{_customer}-key");
        var again = await service.PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum(_customer, address, selfHosted: true), $"{_customer}-key");
        var other = await service.PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum(_customer, $"0x{address[2..].ToUpperInvariant()}", selfHosted: true));

        Assert.Equal((201, 201, 409), (first.Status, again.Status, other.Status));
        Assert.Equal((first["id"], first.ETag, "/problems/state"), (again["id"], again.ETag, other["type"]));
    }

    [Fact]
    public async Task A_customer_who_does_not_exist_is_422_and_one_who_left_409()
    {
        await ActiveAsync();
        await FlowHost.OffboardAsync(flow.Host, _customer);

        var left = await flow.Host.As("analyst").PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum(_customer, SomeWallets.AnyAddress(), selfHosted: true));
        var nobody = await flow.Host.As("analyst").PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum("nobody-at-all", SomeWallets.AnyAddress(), selfHosted: true));

        Assert.Equal((409, 422, "/customerId"), (left.Status, nobody.Status, Assert.Single(nobody.Pointers)));
    }

    [Fact]
    public async Task Who_asked_for_a_wallet_does_not_approve_it_and_a_service_never_does()
    {
        await ActiveAsync();
        var analyst = flow.Host.As("analyst");
        var requested = await FlowHost.DoneAsync(analyst.PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum(_customer, SomeWallets.AnyAddress(), selfHosted: false)));
        var path = $"/v1/wallet-approvals/{requested["id"]}/approvals";

        var same = await analyst.PostAsync(path, SomeWallets.Review());
        var service = await flow.Host.As("product-service").PostAsync(path, SomeWallets.Review());
        var manager = await flow.Host.As("senior-management").PostAsync(path, SomeWallets.Review());
        var other = await flow.Host.As("analyst", 2).PostAsync(path, SomeWallets.Review());

        Assert.Equal((403, 403, 403, 200), (same.Status, service.Status, manager.Status, other.Status));
    }

    [Fact]
    public async Task A_proof_that_the_rules_do_not_accept_is_422_by_field()
    {
        await ActiveAsync();
        var id = await SomeWallets.RequestedAsync(flow.Host, _customer, selfHosted: true);

        var answer = await flow.Host.As("analyst").PostAsync($"/v1/wallet-approvals/{id}/ownership-proofs", new { method = "own-word", result = "passed" });

        Assert.Equal((422, "/method"), (answer.Status, Assert.Single(answer.Pointers)));
    }

    [Fact]
    public async Task A_failed_proof_is_looked_at_and_can_be_shown_again()
    {
        await ActiveAsync();
        var id = await SomeWallets.RequestedAsync(flow.Host, _customer, selfHosted: true);

        var failed = await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync($"/v1/wallet-approvals/{id}/ownership-proofs", SomeWallets.Signature("failed")));
        Assert.Equal("under-review", failed["status"]);
        await flow.CloseAsync((string)(await ExceptionQueue.OfAsync(flow.Host, id))["id"]!, "false-positive", confirmedBy: "analyst");

        await WalletAsync(id, "awaiting-evidence");
        Assert.Equal("awaiting-approval", (await FlowHost.DoneAsync(flow.Host.As("analyst").PostAsync($"/v1/wallet-approvals/{id}/ownership-proofs", SomeWallets.Signature())))["status"]);
    }

    [Fact]
    public async Task A_revoked_wallet_takes_no_command_any_more()
    {
        await ActiveAsync();
        var path = $"/v1/wallet-approvals/{(await SomeWallets.ApprovedAsync(flow.Host, _customer))["id"]}";

        var revoked = await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync($"{path}/revocation", new { reason = "lost the phone" }));
        var again = await flow.Host.As("product-service").PostAsync($"{path}/revocation", new { reason = "lost the phone" });

        Assert.Equal(("revoked", "revoked", "false", 409), (revoked["status"], revoked["outcome"], revoked["usable"], again.Status));
    }

    [Fact]
    public async Task An_approved_wallet_is_not_usable_while_its_customer_is_not_active()
    {
        await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(_customer, "Ana Example")));

        var approved = await SomeWallets.ApprovedAsync(flow.Host, _customer);

        Assert.Equal(("approved", "false", "The customer is not active."), (approved["status"], approved["usable"], approved["notUsable"]));
    }

    private async Task ActiveAsync()
    {
        await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync("/v1/customers", Applicants.Natural(_customer, "Ana Example")));
        await FlowHost.DoneAsync(flow.Host.As("product-service").PostAsync($"/v1/customers/{_customer}/evidence", Applicants.Passed));
    }

    private async Task<(string Wallet, string Exception)> ListedAsync()
    {
        await ActiveAsync();
        var id = await SomeWallets.RequestedAsync(flow.Host, _customer, selfHosted: false, SomeWallets.Listed);
        return (id, (string)(await ExceptionQueue.OfAsync(flow.Host, id))["id"]!);
    }

    private Task<Answer> WalletAsync(string id, string status) =>
        Eventually.GetAsync(() => flow.Host.As("analyst").GetAsync($"/v1/wallet-approvals/{id}"), answer => answer["status"] == status);
}
