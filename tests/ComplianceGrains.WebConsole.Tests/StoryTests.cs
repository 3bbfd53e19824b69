using System.IO.Compression;
using System.Security.Cryptography;
using ComplianceGrains.Host.Tests.Packs;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NodaTime;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>What compliance people do in a day, in a real browser, each with the windows that it takes.</summary>
[Collection(DemoCollection.Name)]
public sealed class StoryTests(DemoConsole console) : IAsyncLifetime
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_possible_match_is_worked_to_its_close_by_two_people(bool scripts)
    {
        var id = await ListedAsync(scripts ? "story-listed" : "story-listed-plain");
        var first = await console.AsAsync("analyst", 1, scripts: scripts);
        await OpenCaseAsync(first, id);
        await first.GetByRole(AriaRole.Button, new() { Name = "Take it" }).EnterAsync();
        await Shows(first, "somebody works on it");
        await first.GetByLabel("false positive").TickAsync();
        await first.GetByLabel("Because").WriteAsync("The passport shows another place of birth.");
        await first.GetByRole(AriaRole.Button, new() { Name = "Propose" }).EnterAsync();
        await Shows(first, "waits for a second person");

        await first.GetByLabel("Because").WriteAsync("I am sure of it.");
        await first.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).EnterAsync();
        await Shows(first, "A second person must not be the first");
        Assert.Equal("I am sure of it.", await first.GetByLabel("Because").InputValueAsync());

        var second = await console.AsAsync("analyst", 2, scripts: scripts);
        await second.GotoAsync(new Uri(first.Url).AbsolutePath.Replace("/approvals", "", StringComparison.Ordinal));
        await Shows(second, "The passport shows another place of birth.");
        await second.GetByLabel("Because").WriteAsync("Held against the passport.");
        await second.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).EnterAsync();
        await Shows(second, "closed: false-positive");

        await Eventually.TrueAsync(async () => (string?)(await console.Host.As("analyst").GetAsync($"/v1/customers/{id}")).Json["status"] != "under-review");
    }

    [SkippableFact]
    public async Task A_company_shows_who_owns_it_and_what_is_missing()
    {
        var service = console.Host.As("product-service");
        Assert.Equal(201, (await service.PostAsync("/v1/customers", Applicants.Company("story-company"))).Status);
        Assert.Equal(201, (await service.PostAsync("/v1/customers/story-company/parties", Applicants.Owner("owner-1"))).Status);
        var page = await console.AsAsync("analyst", 1);

        await Eventually.TrueAsync(async () => (await console.Host.As("analyst").GetAsync("/v1/customers/story-company/ownership")).Text.Contains("owner-1", StringComparison.Ordinal));
        await page.GotoAsync("/console/customers/story-company");

        await Shows(page, "owner-1 is not identified and screened yet.");
        await Shows(page, "100 % of customer");
    }

    [SkippableFact]
    public async Task What_somebody_wrote_is_still_there_when_another_was_faster()
    {
        var id = await ListedAsync("story-faster");
        var slow = await console.AsAsync("analyst", 1);
        await OpenCaseAsync(slow, id);
        await slow.GetByLabel("true match").TickAsync();
        await slow.GetByLabel("Because").WriteAsync("Name and date of birth agree.");
        var exception = new Uri(slow.Url).Segments[^1];
        Assert.Equal(200, (await console.Host.As("analyst", 2).PostAsync($"/v1/exceptions/{exception}/notes", new { text = "I look at it too." })).Status);

        await slow.GetByRole(AriaRole.Button, new() { Name = "Propose" }).EnterAsync();

        await Shows(slow, "Somebody else was faster");
        Assert.Equal("Name and date of birth agree.", await slow.GetByLabel("Because").InputValueAsync());
        Assert.True(await slow.GetByLabel("true match").IsCheckedAsync());
        await slow.GetByRole(AriaRole.Button, new() { Name = "Propose" }).EnterAsync();
        await Shows(slow, "waits for a second person");
    }

    [SkippableFact]
    public async Task A_version_of_the_rules_is_read_in_sentences_and_approved_by_somebody_else()
    {
        var day = DraftVersion.DayToCome(SystemClock.Instance.GetCurrentInstant());
        var proposed = await console.Host.As("pack-editor").PostContentAsync(
            "/v1/jurisdictions/EU/packs", DraftVersion.Form(7, day, ("  freshness: PT24H\n", "  freshness: PT12H\n")), Guid.NewGuid().ToString("N"));
        Assert.True(proposed.Status == 201, proposed.ToString());

        var editor = await console.AsAsync("pack-editor");
        await editor.GotoAsync("/console/packs/EU/7");
        await Shows(editor, "It waits for another person: pack-approver");
        Assert.Equal(0, await editor.GetByRole(AriaRole.Button, new() { Name = "Approve" }).CountAsync());

        var approver = await console.AsAsync("pack-approver");
        await Shows(approver, "for another person");
        await approver.GetByRole(AriaRole.Link, new() { Name = "Rules", Exact = true }).EnterAsync();
        await approver.GetByRole(AriaRole.Link, new() { Name = "EU", Exact = true }).EnterAsync();
        await approver.GetByRole(AriaRole.Link, new() { Name = "EU@7" }).EnterAsync();
        await Shows(approver, "12 hours instead of 24 hours");
        await approver.GetByLabel("Because").WriteAsync("Read against our policy.");
        await approver.GetByRole(AriaRole.Button, new() { Name = "Approve" }).EnterAsync();
        await Shows(approver, "approved by you (pack-approver)");
        await Shows(approver, "coming");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_term_is_changed_in_a_form_read_in_words_simulated_and_proposed_and_rejected_by_somebody_else(bool scripts)
    {
        var day = DraftVersion.DayToCome(SystemClock.Instance.GetCurrentInstant()).PlusDays(scripts ? 400 : 500);
        var ruling = (await console.Host.As("auditor").GetAsync("/v1/jurisdictions/EU/packs")).Json["items"]!.AsArray().Single(pack => (string)pack!["status"]! == "in-force")!["version"]!;
        var editor = await console.AsAsync("pack-editor", scripts: scripts);
        await editor.GotoAsync($"/console/packs/EU/{ruling}");
        await editor.GetByRole(AriaRole.Link, new() { Name = "Draft the next version in a form" }).EnterAsync();
        await editor.GetByLabel("In force from").WriteAsync(NodaTime.Text.LocalDatePattern.Iso.Format(day));
        await editor.Locator("summary").Filter(new() { HasText = "customerDueDiligence" }).EnterAsync();
        Assert.True(await editor.GetByLabel("customerDueDiligence.occasional.thresholdFor.cash/gte", new() { Exact = true }).GetAttributeAsync("readonly") is not null);
        await editor.GetByLabel("customerDueDiligence.pending.verify-identity/within", new() { Exact = true }).WriteAsync("P10D");
        await editor.GetByLabel("Scenarios that show what it does").WriteAsync(
            $"- scenario: identity is verified within ten days, {day}\n  bind: [EU]\n  at: {day.PlusDays(1):yyyy-MM-dd}\n  ask: screening\n  expect: {{ threshold: 0.85 }}\n");
        await editor.Locator("summary").Filter(new() { HasText = "obligations" }).EnterAsync();
        await editor.GetByLabel("obligations.EU-EDD-1/owner", new() { Exact = true }).ChooseAsync("head-of-onboarding");
        await editor.Locator("summary").Filter(new() { HasText = "calendars" }).EnterAsync();
        await editor.GetByLabel("calendars.holidays.yaml/listed", new() { Exact = true }).WriteAsync("9 May 2029 Day of Europe");
        await editor.GetByLabel("Those who were decided about before").ChooseAsync("re-evaluate");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Read what it changes" }).EnterAsync();
        await Shows(editor, "Day 1: write the date and what the day is called");
        Assert.Equal("true", await editor.GetByLabel("calendars.holidays.yaml/listed", new() { Exact = true }).GetAttributeAsync("aria-invalid"));
        await FindsNothingSeriousAsync(editor, scripts);
        await editor.GetByLabel("calendars.holidays.yaml/listed", new() { Exact = true }).WriteAsync("2029-05-09 Day of Europe\n2029-07-20 Day before the Belgian one");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Read what it changes" }).EnterAsync();
        await Shows(editor, "10 days");
        await Shows(editor, "the obligation EU-EDD-1 is now owned by the head-of-onboarding instead of the compliance-officer");
        await Shows(editor, "the calendar default is now closed on 2029-07-20 (Day before the Belgian one)");
        await Shows(editor, "whoever it binds is decided about again");
        await Shows(editor, "scenarios that speak of its days pass");
        await FindsNothingSeriousAsync(editor, scripts);

        await editor.GetByRole(AriaRole.Button, new() { Name = "Simulate it on recorded decisions" }).EnterAsync();
        await Shows(editor, "Simulation of");
        await Eventually.TrueAsync(async () =>
        {
            await editor.ReloadAsync();
            return (await editor.Locator("main").InnerTextAsync()).Contains("for who reads customers", StringComparison.Ordinal);
        }, TimeSpan.FromMinutes(2));
        await Shows(editor, "deadline");
        await FindsNothingSeriousAsync(editor, scripts);
        await editor.GoBackAsync();
        await editor.GetByRole(AriaRole.Button, new() { Name = "Run it beside what is in force" }).EnterAsync();
        await Shows(editor, "It runs beside what is in force until");
        await editor.GoBackAsync();
        await editor.GetByLabel("Because").WriteAsync("The committee wants it sooner.");
        await editor.GetByText("It cannot wait: an emergency change").EnterAsync();
        await editor.GetByLabel("Somebody looks at it by").WriteAsync($"{day.PlusDays(-1):yyyy-MM-dd}T12:00");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Propose" }).EnterAsync();
        await Shows(editor, "An emergency is looked at soon after it began");
        Assert.Equal("reviewBy-wrong", await editor.GetByLabel("Somebody looks at it by").GetAttributeAsync("aria-describedby"));
        Assert.Equal("The committee wants it sooner.", await editor.GetByLabel("Because").InputValueAsync());
        await editor.GetByLabel("Somebody looks at it by").WriteAsync($"{day.PlusDays(20):yyyy-MM-dd}T12:00");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Propose" }).EnterAsync();
        await Shows(editor, "Emergency change");
        await Shows(editor, "It waits for another person: pack-approver");
        await Shows(editor, "The committee wants it sooner.");

        var approver = await console.AsAsync("pack-approver", scripts: scripts);
        await approver.GotoAsync(new Uri(editor.Url).AbsolutePath);
        await approver.GetByLabel("Because").WriteAsync("Ten days are too few.");
        await approver.GetByRole(AriaRole.Button, new() { Name = "Reject" }).EnterAsync();
        await Shows(approver, "rejected by you (pack-approver)");
    }

    [SkippableFact]
    public async Task A_value_is_held_against_the_law_in_a_form_and_another_person_reads_which_text_it_was()
    {
        var today = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Europe/Brussels"]).Date;
        var officer = await console.AsAsync("mlro", scripts: false);
        await officer.GotoAsync("/console/packs/EU/6");
        await officer.GetByRole(AriaRole.Link, new() { Name = "What nobody has held against the law" }).EnterAsync();
        await officer.Locator("summary").Filter(new() { HasText = "reporting" }).EnterAsync();
        await officer.GetByRole(AriaRole.Group, new() { Name = "reporting.sanctions-freeze" }).GetByLabel("Version of the text that you read").WriteAsync("OJ L 88, 24.3.2012");
        await officer.GetByLabel("Read on").WriteAsync($"{today.PlusDays(2):yyyy-MM-dd}");
        await officer.GetByLabel("In force from").WriteAsync($"{today.PlusDays(45):yyyy-MM-dd}");
        await officer.GetByLabel("Because").WriteAsync("Read with counsel.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Propose" }).EnterAsync();
        await DemoConsole.PictureAsync(officer, "verification-refused");
        await Shows(officer, "reporting.sanctions-freeze, read: The text was read on a day that has not come");
        Assert.Equal("OJ L 88, 24.3.2012", await officer.GetByRole(AriaRole.Group, new() { Name = "reporting.sanctions-freeze" }).GetByLabel("Version of the text that you read").InputValueAsync());
        await officer.GetByLabel("Read on").WriteAsync($"{today.PlusDays(-1):yyyy-MM-dd}");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Propose" }).EnterAsync();
        await Shows(officer, "It waits for another person: pack-approver");
        await Shows(officer, "OJ L 88, 24.3.2012");

        var approver = await console.AsAsync("pack-approver");
        await approver.GotoAsync(new Uri(officer.Url).AbsolutePath);
        await approver.GetByLabel("Because").WriteAsync("The Regulation was changed since.");
        await approver.GetByRole(AriaRole.Button, new() { Name = "Reject" }).EnterAsync();
        await Shows(approver, "rejected by you (pack-approver)");
    }

    /// <summary>A page that takes some steps to reach. Axe is a script of the tester's own.</summary>
    private static async Task FindsNothingSeriousAsync(IPage page, bool scripts)
    {
        if (!scripts)
            return;
        var serious = (await page.RunAxe()).Violations.Where(one => one.Impact is "serious" or "critical").Select(one => $"{one.Id}: {one.Help} at {string.Join(", ", one.Nodes.Take(3).Select(node => node.Html))}");
        Assert.Empty(serious);
    }

    [SkippableFact]
    public async Task Where_two_jurisdictions_contradict_each_other_both_texts_are_shown()
    {
        var page = await console.AsAsync("mlro");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rules", Exact = true }).EnterAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Where they contradict each other" }).EnterAsync();
        await page.GetByLabel("Between").WriteAsync("EU, CH");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).EnterAsync();
        await Shows(page, "Until a person decides");
        await Shows(page, "CH, CH@");
        await Shows(page, "EU, EU@");
    }

    [SkippableFact]
    public async Task Customers_are_found_by_name_and_by_how_they_stand()
    {
        Assert.Equal(201, (await console.Host.As("product-service").PostAsync("/v1/customers", Applicants.Listed("story-search"))).Status);
        var page = await console.AsAsync("analyst");
        await page.GotoAsync("/console/customers");
        await page.GetByLabel("State").ChooseAsync("under-review");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).EnterAsync();
        await Shows(page, "story-search");

        await page.GetByLabel("Name, also spelt otherwise").WriteAsync("Zarnovski, Teodrik");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).EnterAsync();
        await Shows(page, "story-search");
        Assert.DoesNotContain("Zarnov", page.Url, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableFact]
    public async Task A_customer_is_found_by_id_with_history_rules_and_a_proof_that_can_be_taken_away()
    {
        var page = await console.AsAsync("auditor");
        await page.GetByRole(AriaRole.Link, new() { Name = "Customers" }).EnterAsync();
        await page.GetByLabel("Id of the customer").WriteAsync("demo-eu-active");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).EnterAsync();
        await Shows(page, "Customer demo-eu-active");
        await page.GetByText("customer.activated/1").EnterAsync();
        await Shows(page, "All steps are done");

        await page.Locator("li[value='1'] summary").EnterAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Check that decision 1 is in the log" }).EnterAsync();
        await Shows(page, "It is in the log. Checked 2");
        await Shows(page, "c2sp.org/tlog-proof");

        await page.GotoAsync("/console/customers/demo-eu-active/rules");
        await Shows(page, "customerDueDiligence.naturalPerson.collect");
        await page.GotoAsync("/console/customers/demo-eu-active/history");
        await Shows(page, "customer.application-received/2");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_is_looked_at_as_they_were_known_at_a_moment(bool scripts)
    {
        var first = (await console.Host.As("auditor").GetAsync("/v1/customers/demo-eu-active/decisions?limit=1")).Json["items"]![0]!;
        var began = NodaTime.Text.InstantPattern.ExtendedIso.Parse((string)first["recordedAt"]!).Value;
        var page = await console.AsAsync("mlro", scripts: scripts);
        await page.GotoAsync("/console/customers/demo-eu-active");
        // Fields of a moment know no parts of a second: the first second that begins after the application.
        await LookAsync(began + Duration.FromSeconds(1));
        await Shows(page, "What stands here is what was known then, not what is known now");
        await Shows(page, "What waited");
        await DemoConsole.PictureAsync(page, "customer-known-then");
        Assert.Equal(0, await page.GetByText("End the relationship").CountAsync());
        await FindsNothingSeriousAsync(page, scripts);
        await page.GetByRole(AriaRole.Link, new() { Name = "the whole history" }).EnterAsync();
        await Shows(page, "What stands here is what was known then");
        await page.GetByRole(AriaRole.Link, new() { Name = "The customer", Exact = true }).EnterAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "the rules that bind" }).EnterAsync();
        await Shows(page, "What stands here is what was known then");
        await page.GotoAsync("/console/customers/demo-eu-active");
        await LookAsync(began - Duration.FromHours(1));
        await Shows(page, "There was no such customer yet");
        await LookAsync(SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(1));
        await Shows(page, "That instant has not come");
        await page.GotoAsync("/console/customers/demo-eu-active");
        Assert.DoesNotContain("What stands here is what was known then", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        // Such a field writes no seconds where they are none.
        async Task LookAsync(Instant at)
        {
            await page.GetByText("Look at another moment").EnterAsync();
            await page.GetByLabel("Day and time (UTC)").WriteAsync(at.InUtc().LocalDateTime.ToString(at.InUtc().Second == 0 ? "uuuu-MM-dd'T'HH:mm" : "uuuu-MM-dd'T'HH:mm:ss", null));
            await page.GetByRole(AriaRole.Button, new() { Name = "Show what was known then" }).EnterAsync();
        }
    }

    [SkippableFact]
    public async Task A_senior_manager_approves_a_step_that_waits_for_them()
    {
        var service = console.Host.As("product-service");
        Assert.Equal(201, (await service.PostAsync("/v1/customers", Applicants.PoliticallyExposed("story-senior"))).Status);
        foreach (var kind in new[] { "identity-verification", "source-of-funds", "source-of-wealth" })
            await console.Host.As("analyst").PostAsync("/v1/customers/story-senior/evidence", new { kind, result = "passed" });
        var page = await console.AsAsync("senior-management");
        await page.GotoAsync("/console/customers/story-senior");
        await page.GetByLabel("Because").WriteAsync("The source of wealth is known and documented.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).EnterAsync();
        await Shows(page, "customer.activated/1");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_order_keeps_records_until_two_people_lift_it_and_a_person_gets_their_copy(bool scripts)
    {
        var id = scripts ? "story-records" : "story-records-plain";
        Assert.Equal(201, (await console.Host.As("product-service").PostAsync("/v1/customers", Applicants.Listed(id))).Status);
        var officer = await console.AsAsync("mlro", 1, scripts: scripts);
        await officer.GotoAsync($"/console/customers/{id}");
        await officer.GetByRole(AriaRole.Link, new() { Name = "Records" }).EnterAsync();
        await officer.GetByLabel("Whose order it is").WriteAsync("nobody-known");
        await officer.GetByLabel("What it says").WriteAsync("Keep everything about the account.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Keep the records" }).EnterAsync();
        await Shows(officer, "The rules that bind name others");
        Assert.Equal("Keep everything about the account.", await officer.GetByLabel("What it says").InputValueAsync());
        await officer.GetByLabel("Its last day").WriteAsync("31.12.2031");
        await officer.GetByLabel("Whose order it is").WriteAsync("court");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Keep the records" }).EnterAsync();
        await Shows(officer, "The last day is no day");
        await officer.GetByLabel("Its last day").WriteAsync("");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Keep the records" }).EnterAsync();
        await Shows(officer, "hold-1, by order of: court");
        await officer.GetByLabel("Why hold-1 should be lifted").WriteAsync("The proceedings are over.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Ask that it be lifted" }).EnterAsync();
        await Shows(officer, "somebody asked that it be lifted");
        await officer.GetByLabel("Why you agree").WriteAsync("I am sure.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Lift it" }).EnterAsync();
        await Shows(officer, "A second person must not be the first");

        var manager = await console.AsAsync("senior-management", 1, scripts: scripts);
        await manager.GotoAsync($"/console/customers/{id}/records");
        await Shows(manager, "The proceedings are over.");
        await manager.GetByLabel("Why you agree").WriteAsync("I read the letter.");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Lift it" }).EnterAsync();
        await Shows(manager, "Lifted, on customer");

        await officer.GotoAsync($"/console/customers/{id}/records");
        await officer.GetByLabel("a copy of their data").TickAsync();
        await officer.GetByLabel("What they wrote").WriteAsync("By letter.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "Record it" }).EnterAsync();
        await Shows(officer, "request-1: access");
        var copy = await officer.GetByRole(AriaRole.Link, new() { Name = "Make the copy of request-1" }).FetchAsync();
        Assert.Contains("Zarnovsky", await File.ReadAllTextAsync(await copy.PathAsync()), StringComparison.Ordinal);
        await officer.GetByLabel("Your answer to request-1").WriteAsync("Handed over.");
        await officer.GetByRole(AriaRole.Button, new() { Name = "The copy was given" }).EnterAsync();
        await Shows(officer, "Answered: given");
    }

    [SkippableFact]
    public async Task A_wallet_that_waits_is_approved_and_says_from_when_it_is_usable()
    {
        var asked = await console.Host.As("product-service").PostAsync(
            "/v1/wallet-approvals", new { customerId = "demo-eu-active", chain = "ethereum", address = $"0x{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))}", selfHosted = false });
        Assert.True(asked.Status == 201, asked.ToString());
        var page = await console.AsAsync("analyst", scripts: false);
        await page.GotoAsync($"/console/wallets/{asked["id"]}");
        await Shows(page, "awaiting-approval");
        await page.GetByLabel("Because", new() { Exact = true }).WriteAsync("The provider is known to us.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).EnterAsync();
        await Shows(page, "wallet.approved/2");
    }

    [SkippableFact]
    public async Task A_wallet_says_why_it_cannot_be_used()
    {
        var page = await console.AsAsync("analyst");
        var queue = (await console.Host.As("analyst").GetAsync("/v1/exceptions")).Json["items"]!.AsArray();
        var wallet = (string)queue.First(one => (string)one!["subject"]!["kind"]! == "wallet")!["subject"]!["id"]!;
        await page.GetByRole(AriaRole.Link, new() { Name = "Wallets" }).EnterAsync();
        await page.GetByLabel("Id of the wallet").WriteAsync(wallet);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).EnterAsync();
        await Shows(page, "under-review");
        await page.GetByRole(AriaRole.Link, new() { Name = "possible-match" }).EnterAsync();
        await Shows(page, "possible-match");
    }

    [SkippableTheory]
    [InlineData("/v1/customers", "/console/customers")]
    [InlineData("/v1/wallet-approvals", "/console/wallets")]
    public async Task Who_was_refused_asks_that_people_look_at_it_and_a_case_is_open(string resource, string pages)
    {
        var refused = await console.Host.As("analyst").GetAsync($"{resource}?status=refused&jurisdiction=EU");
        var address = $"{pages}/{(string)refused.Json["items"]![0]!["id"]!}";
        var page = await console.AsAsync("analyst", 2);
        await page.GotoAsync(address);
        await page.GetByText("They ask that people look at the refusal").EnterAsync();
        await page.GetByLabel("What they say").WriteAsync("The documents were another person's.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for the review" }).EnterAsync();

        // The case opens by an order of its own, a moment after the page that is shown first.
        await Eventually.TrueAsync(async () =>
        {
            await page.ReloadAsync();
            return (await page.Locator("main").InnerTextAsync()).Contains("refusal-review", StringComparison.Ordinal);
        }, TimeSpan.FromMinutes(1));
        Assert.Equal(0, await page.GetByText("They ask that people look at the refusal").CountAsync());

        var auditor = await console.AsAsync("auditor");
        await auditor.GotoAsync(address);
        await Shows(auditor, "refused");
        Assert.Equal(0, await auditor.GetByText("They ask that people look at the refusal").CountAsync());
    }

    [SkippableFact]
    public async Task Lists_say_how_old_they_are()
    {
        var page = await console.AsAsync("operator");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lists" }).EnterAsync();
        await Shows(page, "sha256:");
    }

    [SkippableFact]
    public async Task An_export_is_asked_for_approved_by_another_and_downloaded()
    {
        var asker = await console.AsAsync("mlro", 1);
        await asker.GetByRole(AriaRole.Link, new() { Name = "Exports" }).EnterAsync();
        await asker.GetByLabel("Jurisdiction", new() { Exact = true }).ChooseAsync("EU");
        await asker.GetByLabel("First day").WriteAsync("2020-01-01");
        await asker.GetByLabel("Last day").WriteAsync("2020-01-31");
        await asker.GetByLabel("Only these kinds of decisions").WriteAsync("wallet.refused customer.activated");
        await asker.GetByLabel("Recipient", new() { Exact = true }).WriteAsync("The invented supervisor");
        await asker.GetByLabel("Purpose").WriteAsync("A story");
        await asker.GetByLabel("Legal basis").WriteAsync("None: nobody in it exists");
        await asker.GetByRole(AriaRole.Button, new() { Name = "Ask" }).EnterAsync();
        await Shows(asker, "requested");
        await Shows(asker, "wallet.refused");
        await Shows(asker, "customer.activated");
        var address = new Uri(asker.Url).AbsolutePath;

        var approver = await console.AsAsync("mlro", 2);
        await approver.GotoAsync(address);
        await approver.GetByLabel("Because").WriteAsync("The request is in the file.");
        await approver.GetByRole(AriaRole.Button, new() { Name = "Approve" }).EnterAsync();
        await DemoConsole.ArrivedAsync(approver, address);
        await Eventually.TrueAsync(async () =>
        {
            await approver.ReloadAsync();
            return await approver.GetByRole(AriaRole.Link, new() { Name = "Download the package" }).CountAsync() > 0;
        }, TimeSpan.FromSeconds(60));

        var download = await approver.GetByRole(AriaRole.Link, new() { Name = "Download the package" }).FetchAsync();
        await using var bytes = await download.CreateReadStreamAsync();
        using var copy = new MemoryStream();
        await bytes.CopyToAsync(copy);

        // Whoever got it needs nobody of the firm, and no account.
        var supervisor = await console.OpenAsync();
        await supervisor.GotoAsync("/verify");
        using var http = new HttpClient { BaseAddress = console.Host.Address };
        await supervisor.Locator("#package").AttachAsync("package.zip", "application/zip", copy.ToArray());
        await supervisor.Locator("#trust-file").AttachAsync("trust.vkey", "text/plain", await http.GetByteArrayAsync("/v1/ledgers/EU/vkey"));
        await supervisor.Locator("#start").EnterAsync(stays: true);
        await supervisor.WaitForSelectorAsync("#result:not([hidden])");
        Assert.Equal("✓ VALID", await supervisor.InnerTextAsync("#verdict"));

        using var package = new ZipArchive(copy);
        Assert.Contains(package.Entries, entry => entry.FullName.EndsWith("manifest.json", StringComparison.Ordinal) || entry.FullName.EndsWith("bagit.txt", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Somebody_with_a_wrong_key_is_told_and_somebody_without_one_is_asked_for_it_and_led_on()
    {
        var page = await console.OpenAsync();
        await page.GotoAsync("/console/customers/demo-eu-active");
        await page.GetByLabel("Key").WriteAsync("cg_nobodys");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).EnterAsync();
        await Shows(page, "This key is not known here.");
        await page.GetByLabel("Key").WriteAsync(Caller.KeyOf(console.Host, "auditor", 1));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).EnterAsync();
        await Shows(page, "Customer demo-eu-active");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).EnterAsync();
        await page.GotoAsync("/console");
        await Shows(page, "Sign in");
    }

    [SkippableFact]
    public async Task Wallets_and_exports_are_found_in_their_lists()
    {
        var page = await console.AsAsync("mlro", scripts: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "Wallets", Exact = true }).EnterAsync();
        await page.GetByLabel("State").ChooseAsync("refused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).EnterAsync();
        var refused = page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Link) });
        await refused.First.WaitForAsync();
        Assert.All(await refused.AllInnerTextsAsync(), row => Assert.Contains("refused", row, StringComparison.Ordinal));
        await refused.First.GetByRole(AriaRole.Link).First.EnterAsync();
        await Shows(page, "refused");

        await page.GetByRole(AriaRole.Link, new() { Name = "Exports", Exact = true }).EnterAsync();
        await page.GetByLabel("Where", new() { Exact = true }).ChooseAsync("EU");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).EnterAsync();
        await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.EnterAsync();
        await Shows(page, "Legal basis");
    }

    [SkippableFact]
    public async Task In_a_demonstration_anybody_may_be_anybody_and_every_page_says_so()
    {
        var page = await console.OpenAsync();
        await page.GotoAsync("/console/sign-in");
        await page.GetByLabel("Who").ChooseAsync("analyst-2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in as this person" }).EnterAsync();
        await Shows(page, "analyst-2");
        await Shows(page, "everything here is invented");
    }

    [SkippableFact]
    public async Task What_is_not_there_and_what_is_not_permitted_is_said_in_a_sentence()
    {
        var page = await console.AsAsync("analyst");
        await page.GotoAsync("/console/customers/nobody-of-this-id");
        await Shows(page, "There is no such customer.");
        await page.GotoAsync("/console/exports/exp-1");
        await Shows(page, "Your role does not permit this");
        await page.GotoAsync("/console/exceptions?queue=no-such-kind");
        await Shows(page, "possible-match");
    }

    private async Task<string> ListedAsync(string id)
    {
        Assert.Equal(201, (await console.Host.As("product-service").PostAsync("/v1/customers", Applicants.Listed(id))).Status);
        return id;
    }

    /// <summary>The case about a customer, from the queue.</summary>
    private static async Task OpenCaseAsync(IPage page, string customer)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Exceptions" }).EnterAsync();
        await page.GetByLabel("Kind").ChooseAsync("possible-match");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).EnterAsync();
        // The queue is a read model of the agenda: it follows the decision.
        await Eventually.TrueAsync(async () =>
        {
            if (await page.GetByRole(AriaRole.Row).Filter(new() { HasText = customer }).CountAsync() > 0)
                return true;
            await page.ReloadAsync();
            return false;
        }, TimeSpan.FromSeconds(30));
        await page.GetByRole(AriaRole.Row).Filter(new() { HasTextRegex = new($@"{customer}(?!-)\b") }).GetByRole(AriaRole.Link).EnterAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "possible-match" }).WaitForAsync();
    }

    private static Task Shows(IPage page, string text) => Assertions.Expect(page.Locator("body")).ToContainTextAsync(text, new() { Timeout = 60_000 });

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => console.CloseAsync();
}
