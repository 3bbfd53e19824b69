using System.Text.Json.Nodes;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>Lists of things by how they stand, page by page, and customers by name.</summary>
[Collection(ApiCollection.Name)]
public sealed class ListingTests(ApiHost api)
{
    [Fact]
    public async Task Customers_are_listed_by_how_they_stand()
    {
        var active = await api.Host.As("analyst").GetAsync("/v1/customers?status=active&jurisdiction=EU&limit=200");

        Assert.Equal(200, active.Status);
        Assert.Contains(active.Json["items"]!.AsArray(), one => (string)one!["id"]! == api.Customer);
        Assert.All(active.Json["items"]!.AsArray(), one => Assert.Equal("active", (string)one!["status"]!));
        Assert.DoesNotContain("Ana", active.Text, StringComparison.Ordinal);
        var review = await api.Host.As("analyst").GetAsync("/v1/customers?reviewBefore=2000-01-01T00:00:00Z");
        Assert.Empty(review.Json["items"]!.AsArray());
    }

    [Theory]
    [InlineData("/v1/customers")]
    [InlineData("/v1/wallet-approvals")]
    [InlineData("/v1/exceptions?jurisdiction=EU")]
    public async Task Every_page_goes_on_where_the_one_before_ended_and_all_say_how_many_there_are(string path)
    {
        var (auditor, mark) = (api.Host.As("auditor"), path.Contains('?', StringComparison.Ordinal) ? '&' : '?');
        var whole = await auditor.GetAsync($"{path}{mark}limit=200");
        var (ids, next) = (new List<string>(), (string?)null);
        do
        {
            var page = await auditor.GetAsync($"{path}{mark}limit=1{(next is null ? "" : $"&after={next}")}");
            Assert.Equal((200, (int)whole.Json["total"]!), (page.Status, (int)page.Json["total"]!));
            ids.AddRange(page.Json["items"]!.AsArray().Select(one => (string)one!["id"]!));
            next = (string?)page.Json["next"];
        }
        while (next is not null);

        Assert.True(ids.Count >= 2);
        Assert.Equal(whole.Json["items"]!.AsArray().Select(one => (string)one!["id"]!), ids);
    }

    [Theory]
    [InlineData("/v1/exceptions?limit=200")]
    [InlineData("/v1/exceptions?limit=200&jurisdiction=EU")]
    public async Task A_brief_list_has_the_same_exceptions_as_they_stand_and_nothing_that_would_be_opened_for_it(string path)
    {
        var auditor = api.Host.As("auditor");
        var (whole, brief) = ((await auditor.GetAsync(path)).Json, (await auditor.GetAsync($"{path}&brief=true")).Json);

        Assert.Equal((long)whole["total"]!, (long)brief["total"]!);
        Assert.Equal(whole["items"]!.AsArray().Select(Standing), brief["items"]!.AsArray().Select(Standing));
        Assert.Contains(whole["items"]!.AsArray(), one => one!["decisions"]!.AsArray().Count > 0);
        Assert.All(brief["items"]!.AsArray(), one => Assert.Equal((0, 0, null), (one!["decisions"]!.AsArray().Count, one["matches"]!.AsArray().Count, (string?)one["text"])));
        var one = await auditor.GetAsync($"/v1/exceptions/{api.Exception}?brief=true");
        Assert.Equal((200, Standing((await auditor.GetAsync($"/v1/exceptions/{api.Exception}")).Json)), (one.Status, Standing(one.Json)));
        Assert.Equal(404, (await auditor.GetAsync("/v1/exceptions/no-such-one?brief=true")).Status);

        static string Standing(JsonNode? one) => string.Join(' ', new[] { "id", "kind", "subject", "jurisdictions", "status", "owner", "ownerRole", "due", "escalation", "sequence" }.Select(name => one![name]?.ToJsonString() ?? "-"));
    }

    [Fact]
    public async Task A_customer_is_found_by_a_name_that_is_spelt_otherwise_and_only_where_one_acts()
    {
        var found = await api.Host.As("mlro").PostAsync("/v1/customers/search", new { name = "Exampel, Ana" });
        var elsewhere = await api.Host.In("SG", "mlro").PostAsync("/v1/customers/search", new { name = "Exampel, Ana" });
        var nobody = await api.Host.As("mlro").PostAsync("/v1/customers/search", new { name = "Wilhelmina Oberdorfer" });

        Assert.Contains(found.Json["items"]!.AsArray(), one => (string)one!["id"]! == api.Customer);
        Assert.DoesNotContain(elsewhere.Json["items"]!.AsArray(), one => (string)one!["id"]! == api.Customer);
        Assert.Contains(elsewhere.Json["items"]!.AsArray(), one => (string)one!["id"]! == "api-elsewhere");
        Assert.Empty(nobody.Json["items"]!.AsArray());
        Assert.DoesNotContain("Exampel", api.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exceptions_are_listed_by_owner_subject_and_age()
    {
        var analyst = api.Host.As("analyst");
        var mine = await analyst.GetAsync($"/v1/exceptions?owner={await OwnerAsync()}&queue=possible-match");
        var about = await analyst.GetAsync("/v1/exceptions?subject=customer/api-listed-2");
        var old = await analyst.GetAsync("/v1/exceptions?openedBefore=2000-01-01T00:00:00Z");

        Assert.Contains(mine.Json["items"]!.AsArray(), one => (string)one!["id"]! == api.UndecidedException);
        Assert.All(about.Json["items"]!.AsArray(), one => Assert.Equal("api-listed-2", (string)one!["subject"]!["id"]!));
        Assert.Contains(about.Json["items"]!.AsArray(), one => (string)one!["id"]! == api.UndecidedException);
        Assert.Empty(old.Json["items"]!.AsArray());

        async Task<string> OwnerAsync() => (await analyst.GetAsync($"/v1/exceptions/{api.UndecidedException}"))["owner"]!;
    }

    [Theory]
    [InlineData("/v1/customers?status=Quillonbark", "status")]
    [InlineData("/v1/customers?band=Quillonbark", "band")]
    [InlineData("/v1/customers?jurisdiction=XX", "jurisdiction")]
    [InlineData("/v1/customers?reviewBefore=Quillonbark", "reviewBefore")]
    [InlineData("/v1/customers?after=Quillonbark", "after")]
    [InlineData("/v1/customers?limit=0", "limit")]
    [InlineData("/v1/wallet-approvals?status=active", "status")]
    [InlineData("/v1/wallet-approvals?customer=a%20b", "customer")]
    [InlineData("/v1/exports?status=Quillonbark", "status")]
    [InlineData("/v1/inquiries?status=Quillonbark", "status")]
    [InlineData("/v1/inquiries?late=Quillonbark", "late")]
    [InlineData("/v1/exceptions?subject=Quillonbark", "subject")]
    [InlineData("/v1/exceptions?owner=none&queue=Quillonbark", "queue")]
    public async Task A_filter_that_means_nothing_is_refused_by_name(string path, string filter)
    {
        var answer = await api.Host.As("mlro").GetAsync(path);

        Assert.Equal(400, answer.Status);
        Problem.Holds(answer);
        Assert.Contains(filter, answer.Pointers);
        Assert.DoesNotContain("Quillonbark", answer.Text, StringComparison.Ordinal);
    }
}
