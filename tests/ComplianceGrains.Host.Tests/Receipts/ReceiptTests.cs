using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Api;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Receipts;

/// <summary>A receipt is signed once: whoever asks again, however late, holds the same bytes as who asked first.</summary>
[Collection(ApiCollection.Name)]
public sealed class ReceiptTests(ApiHost api)
{
    private readonly string _id = $"receipt-{Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task The_receipt_of_a_command_is_the_same_in_its_answer_when_read_when_repeated_and_after_a_kill()
    {
        var body = Applicants.Natural(_id, "Ana Example");
        var analyst = api.Host.As("analyst");
        var notes = NotesOf(await analyst.PostAsync("/v1/customers", body, _id));
        Assert.True(notes.Count >= 2, $"{notes.Count} decisions");
        Assert.All(notes.Values, note => Assert.Contains("— evidence.example.com/recorded ", note!, StringComparison.Ordinal));

        Assert.Equal(notes, NotesOf(await analyst.GetAsync($"/v1/customers/{_id}")));
        Assert.Equal(notes, NotesOf(await analyst.GetAsync($"/v1/customers/{_id}/decisions"), "items"));
        Assert.Equal(notes, NotesOf(await IncludedAsync(() => analyst.GetAsync($"/v1/customers/{_id}"))));
        Assert.Equal(notes, NotesOf(await analyst.PostAsync("/v1/customers", body, _id)));
        api.Host.Kill();
        await api.Host.RestartAsync();
        Assert.Equal(notes, NotesOf(await analyst.GetAsync($"/v1/customers/{_id}")));
        Assert.Equal(notes, NotesOf(await analyst.PostAsync("/v1/customers", body, _id)));
    }

    /// <summary>The exception was opened by an effect: nobody was answered, and whoever asks first decides what everybody gets.</summary>
    [Fact]
    public async Task What_nobody_commanded_has_one_receipt_from_the_first_time_that_somebody_asks()
    {
        var path = $"/v1/exceptions/{api.UndecidedException}";

        var first = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => IncludedAsync(() => api.Host.As("mlro", 1 + number % 2).GetAsync(path))));
        var page = NotesOf(await api.Host.As("auditor").GetAsync($"{path}/decisions"), "items");
        api.Host.Kill();
        await api.Host.RestartAsync();
        var later = NotesOf(await api.Host.As("mlro").GetAsync(path));

        Assert.All(first.Select(answer => NotesOf(answer)), notes => Assert.Equal(later, notes));
        Assert.Equal(later, page);
        Assert.All(later.Values, note => Assert.Contains("— evidence.example.com/recorded ", note!, StringComparison.Ordinal));
    }

    /// <summary>What a product service did not see and people see later is signed later, beside what it holds.</summary>
    [Fact]
    public async Task A_service_and_the_firms_people_hold_the_same_receipts()
    {
        var service = api.Host.As("product-service");
        var given = NotesOf(await service.PostAsync("/v1/customers", Applicants.Natural(_id, "Ana Example"), _id));

        var seen = NotesOf(await IncludedAsync(() => api.Host.As("auditor").GetAsync($"/v1/customers/{_id}")));

        Assert.True(seen.Count > given.Count, $"{given.Count} and {seen.Count} decisions");
        Assert.All(given, one => Assert.Equal(one.Value, seen[one.Key]));
        Assert.All(seen.Values, Assert.NotNull);
    }

    [Fact]
    public async Task Wallets_are_read_by_page_with_the_receipts_of_their_commands()
    {
        var service = api.Host.As("product-service");
        var requested = await service.PostAsync("/v1/wallet-approvals", SomeWallets.Ethereum(api.Customer, SomeWallets.AnyAddress(), selfHosted: true));

        var page = await service.GetAsync($"/v1/wallet-approvals/{requested["id"]}/decisions?limit=1");

        Assert.Equal((200, NotesOf(requested).First()), (page.Status, NotesOf(page, "items").Single()));
    }

    private static Task<Answer> IncludedAsync(Func<Task<Answer>> ask) => Eventually.GetAsync(ask, answer =>
        answer.Json["decisions"]!.AsArray().All(decision => decision!["receipts"]!.AsArray().All(receipt => (string)receipt!["state"]! == "included")));

    /// <summary>The notes by decision and log.</summary>
    private static SortedDictionary<string, string?> NotesOf(Answer answer, string member = "decisions") => new(
        answer.Json[member]!.AsArray().SelectMany(decision => decision!["receipts"]!.AsArray().Select(receipt => KeyValuePair.Create(
            $"{decision["sequence"]} {receipt!["log"]}", (string?)receipt["note"]))).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}
