using System.Net;
using System.Text.RegularExpressions;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>
/// What every role is shown, gone through from today's page on as its people can: whatever leads on leads somewhere, and no form is there that the API
/// refuses to the role. Each form is sent without what it asks for, about a state that has passed, so that it does nothing.
/// </summary>
[Collection(DemoCollection.Name)]
public sealed partial class RoleTests(DemoConsole console)
{
    private const string NotPermitted = "Your role does not permit this";

    [Theory]
    [InlineData("analyst")]
    [InlineData("mlro")]
    [InlineData("senior-management")]
    [InlineData("pack-editor")]
    [InlineData("pack-approver")]
    [InlineData("auditor")]
    [InlineData("operator")]
    [InlineData("supervisor")]
    public async Task Nothing_is_in_the_pages_of_a_role_that_it_may_not_use(string role)
    {
        using var http = await DemoConsole.BrowseAsync(console.Host, Caller.KeyIn(console.Host, role == "supervisor" ? "EU" : "*", role));
        var (waiting, seen, sent) = (new Queue<string>(["/console"]), new HashSet<string>(), new HashSet<string>());
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await http.GetAsync(address);
            Assert.False(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{role} is led to {address}, which answers {answer.StatusCode}.");
            var page = await answer.Content.ReadAsStringAsync();
            foreach (var link in Link().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(link => !IsFetched(link) && seen.Add(KindOf(link))))
                waiting.Enqueue(link);
            foreach (Match form in Form().Matches(page))
                foreach (var fields in FieldsOf(form.Groups[2].Value))
                    if (ActionOf(form.Groups[1].Value) is { } action && sent.Add($"{KindOf(action)} {fields.GetValueOrDefault("do")}{fields.GetValueOrDefault("action")}"))
                        await SendAsync(http, role, address, action, fields);
        }

        Assert.True(seen.Count > 1, $"{role} is led nowhere.");
        Assert.True(sent.Count > 0 || role == "operator", $"{role} is shown no form.");
    }

    /// <summary>A form that is in the markup and not for them, and a page that lists the values instead.</summary>
    [Fact]
    public async Task The_form_of_a_draft_is_for_those_who_draft_and_others_read_the_values()
    {
        foreach (var role in new[] { "analyst", "mlro", "senior-management", "pack-editor", "pack-approver", "auditor" })
        {
            using var http = await DemoConsole.BrowseAsync(console.Host, Caller.KeyIn(console.Host, "*", role));
            using var draft = await http.GetAsync("/console/packs/EU/6/draft");
            var page = await draft.Content.ReadAsStringAsync();
            Assert.Equal((role, role == "pack-editor"), (role, page.Contains("name=\"value:", StringComparison.Ordinal)));
            Assert.Equal((role, role != "pack-editor"), (role, draft.StatusCode == HttpStatusCode.Forbidden && page.Contains($"You act as <strong>{role}</strong>", StringComparison.Ordinal)));
            var version = await http.GetStringAsync("/console/packs/EU/6");
            Assert.Equal((role, role == "pack-editor"), (role, version.Contains("/console/packs/EU/6/draft", StringComparison.Ordinal)));
            Assert.Contains("screening.threshold", await http.GetStringAsync("/console/packs/EU/6/values"), StringComparison.Ordinal);
        }
    }

    /// <summary>Only who answers requests is given a place to put something right, and it works: no script runs here.</summary>
    [Fact]
    public async Task What_a_related_party_asks_to_be_put_right_is_a_form_for_those_who_answer_and_for_nobody_else()
    {
        const string party = "/customers/corrected-co/parties/p1";
        Assert.Equal(201, (await console.Host.As("product-service").PostAsync("/v1/customers", Applicants.Company("corrected-co"))).Status);
        Assert.Equal(201, (await console.Host.As("product-service").PostAsync("/v1/customers/corrected-co/parties", Applicants.Owner("p1"))).Status);
        Assert.Equal(201, (await console.Host.As("analyst").PostAsync($"/v1{party}/data-requests", new { right = "rectification", reason = "it is written otherwise" })).Status);
        foreach (var role in new[] { "senior-management", "auditor", "mlro", "analyst" })
        {
            using var http = await DemoConsole.BrowseAsync(console.Host, Caller.KeyIn(console.Host, "*", role));
            var page = await http.GetStringAsync($"/console{party}/requests");
            Assert.Equal((role, role is "analyst" or "mlro"), (role, page.Contains("name=\"right.fullName\"", StringComparison.Ordinal)));
            if (role != "analyst")
                continue;
            var fields = FieldsOf(Form().Matches(page).Single(form => form.Groups[1].Value.Contains("/correction", StringComparison.Ordinal)).Groups[2].Value).Single();
            (fields["right.fullName"], fields["reason"]) = ("Ana Exemple", "as in the passport");
            using var content = new FormUrlEncodedContent(fields);
            using var answer = await http.PostAsync($"/console{party}/correction", content);
            Assert.Contains("Answered: given", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Contains((await console.Host.As("analyst").GetAsync($"/v1{party}/decisions")).Json["items"]!.AsArray(), decision => (string?)decision!["kind"] == "party.data-corrected/1");
    }

    private static async Task SendAsync(HttpClient http, string role, string address, string action, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(action, content);
        Assert.False(
            (await answer.Content.ReadAsStringAsync()).Contains(NotPermitted, StringComparison.Ordinal), $"{role} is shown a form on {address} that sends to {action}, and the API refuses it: {answer.StatusCode}.");
    }

    /// <summary>What the form sends with nothing filled in, by each of its buttons.</summary>
    private static IEnumerable<Dictionary<string, string>> FieldsOf(string form)
    {
        var all = Field().Matches(form).Select(match => (Tag: match.Groups[1].Value, Attributes: match.Groups[2].Value)).Where(field => NameIn(field.Attributes) is not null).ToList();
        var filled = all.Where(field => field.Tag != "button").Select(field => (Name: NameIn(field.Attributes)!, Value: field.Attributes.Contains("type=\"hidden\"", StringComparison.Ordinal) ? ValueIn(field.Attributes) : ""))
            .DistinctBy(field => field.Name).ToDictionary(field => field.Name, field => field.Name == "seen" ? "0" : field.Value, StringComparer.Ordinal);
        var buttons = all.Where(field => field.Tag == "button").ToList();
        return buttons.Count == 0 ? [filled] : buttons.Select(button => new Dictionary<string, string>(filled) { [NameIn(button.Attributes)!] = ValueIn(button.Attributes) });
    }

    /// <summary>Where a form sends; null if it is not sent here: it would end the session, or change whose it is.</summary>
    private static string? ActionOf(string attributes) =>
        attributes.Contains("method=\"post\"", StringComparison.Ordinal) && Regex.Match(attributes, "action=\"([^\"]+)\"") is { Success: true } found
        && WebUtility.HtmlDecode(found.Groups[1].Value) is var action && action is not ("/console/sign-out" or "/console/act-as") ? action : null;

    private static string? NameIn(string attributes) => Regex.Match(attributes, "(?<![a-z-])name=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    private static string ValueIn(string attributes) => WebUtility.HtmlDecode(Regex.Match(attributes, "(?<![a-z-])value=\"([^\"]*)\"").Groups[1].Value);

    /// <summary>The same page about something else is the same kind of page: of each one is enough.</summary>
    private static string KindOf(string link) => $"{string.Join('/', link.Split('?')[0].Split('/').Select(part => Name().IsMatch(part) ? part : "*"))}{(link.Contains('?', StringComparison.Ordinal) ? "?" : "")}";

    private static bool IsFetched(string link) => link.EndsWith(".css", StringComparison.Ordinal) || link.EndsWith("/package", StringComparison.Ordinal) || link.EndsWith("/copy", StringComparison.Ordinal) || link.Contains("/sign-in", StringComparison.Ordinal);

    [GeneratedRegex("href=\"(/console[^\"#]*)")]
    private static partial Regex Link();

    [GeneratedRegex("<form ([^>]*)>(.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<(input|textarea|select|button) ?([^>]*)>")]
    private static partial Regex Field();

    [GeneratedRegex("^[a-z]*$")]
    private static partial Regex Name();
}
