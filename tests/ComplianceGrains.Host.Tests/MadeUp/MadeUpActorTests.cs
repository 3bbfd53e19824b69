using System.Text;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying.Steps;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Host.Demo;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Host.Ledgers;
using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Histories;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Tests.MadeUp;

/// <summary>
/// A kind of actor that does not exist is added with one folder and one line, and everything that is general works for it in the
/// real host: endpoints and their document, roles, screening, exceptions, approvals, the agenda, re-screening, the demo, exports,
/// the check of histories, a restart.
/// </summary>
public sealed class MadeUpActorTests(MadeUpHost host) : IClassFixture<MadeUpHost>
{
    [Fact]
    public async Task Its_endpoints_stand_in_the_document_with_what_their_bodies_must_hold()
    {
        var document = (await host.GetAsync("/openapi/v1.json", "analyst")).Json;

        var rows = new CourierEndpoints().Operations;
        Assert.All(rows, row => Assert.Equal(row.Id, (string)document["paths"]![row.Path]![row.Method.ToLowerInvariant()]!["operationId"]!));
        Assert.Equal(["id", "jurisdiction", "name"], document["components"]!["schemas"]!["EngageBody"]!["required"]!.AsArray().Select(one => (string)one!).Order(StringComparer.Ordinal));
        Assert.Contains("couriers", document["tags"]!.AsArray().Select(tag => (string)tag!["name"]!));
    }

    [Fact]
    public async Task Every_role_gets_what_its_rows_say_at_home_and_elsewhere()
    {
        await EngageAsync("roles", "Ben Example");
        var permitted = host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1/couriers", StringComparison.Ordinal))
            .ToDictionary(
                endpoint => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {endpoint.RoutePattern.RawText!.TrimEnd('/')}",
                endpoint => endpoint.Metadata.GetMetadata<PermittedRoles>()!.Roles);
        var rows = new CourierEndpoints().Operations;
        Assert.Equal(rows.Select(row => $"{row.Method} {row.Path}").Order(StringComparer.Ordinal), permitted.Keys.Order(StringComparer.Ordinal));

        foreach (var row in rows)
            foreach (var role in Sandbox.Roles)
            {
                var path = row.Path.Replace("{id}", "roles", StringComparison.Ordinal);
                var (here, there) = row.Method == "GET"
                    ? (await host.GetAsync(path, role), await host.GetAsync(path, role, "SG"))
                    : (await host.PostAsync(path, row.Example!.ToJsonString(), role), await host.PostAsync(path, row.Example.ToJsonString(), role, 1, "SG"));
                if (permitted[$"{row.Method} {row.Path}"].Contains(role))
                    Assert.True(here.Status is not (401 or 403 or 404 or 500) && row.Elsewhere == $"{there.Status}", $"{row.Method} {row.Path} as {role}: {here}, elsewhere {there}");
                else
                    Assert.True((here.Status, there.Status) == (403, 403), $"{row.Method} {row.Path} as {role}: {here}, elsewhere {there}");
            }
    }

    [Fact]
    public async Task It_is_screened_raises_an_exception_that_two_people_answer_and_waits_for_an_approval()
    {
        var engaged = await EngageAsync("listed", "Teodrik Valmarovich Zarnovsky");
        Assert.True((bool)engaged.Json["blocked"]!, engaged.ToString());
        var exception = (string)engaged.Json["exceptions"]![0]!;
        var opened = await EventuallyAsync($"/v1/exceptions/{exception}", "analyst", answer => answer.Status == 200);
        Assert.Equal(("courier", "listed", "possible-match"), ((string)opened.Json["subject"]!["kind"]!, (string)opened.Json["subject"]!["id"]!, opened["kind"]));
        Assert.NotNull(opened["ownerRole"]);
        Assert.NotNull(opened["due"]);

        Assert.Equal(200, (await host.PostAsync($"/v1/exceptions/{exception}/disposition", new { disposition = "false-positive", reason = "Another one." }, "analyst")).Status);
        Assert.Equal(200, (await host.PostAsync($"/v1/exceptions/{exception}/approvals", new { decision = "approve", reason = "Another one." }, "mlro")).Status);
        await EventuallyAsync("/v1/couriers/listed", "analyst", answer => !(bool)answer.Json["blocked"]!);
        var cleared = await host.PostAsync("/v1/couriers/listed/approvals", new { step = "senior-approval", decision = "approve", reason = "Known here." }, "senior-management");

        Assert.Equal((200, "cleared"), (cleared.Status, cleared["outcome"]));
        Assert.NotNull((string?)cleared.Json["decisions"]![0]!["receipt"]!["note"]);
    }

    [Fact]
    public async Task What_is_pending_has_an_owner_and_a_time_in_the_agenda_and_is_missed_when_that_is_over()
    {
        await EngageAsync("waits", "Ben Example");
        var row = Assert.Single(await host.Get<IAgenda>().OfActorAsync("courier/waits"), row => row.Key == "step:senior-approval");
        Assert.Equal("senior-management", row.OwnerRole);

        host.Pass(Instant.FromUnixTimeMilliseconds(row.Due) - host.Now + Duration.FromSeconds(1));

        var missed = await EventuallyAsync("/v1/couriers/waits", "analyst", answer => answer.Json["exceptions"]!.AsArray().Count > 0);
        await EventuallyAsync($"/v1/exceptions/{missed.Json["exceptions"]![0]}", "analyst", answer => answer["kind"] == "deadline-missed");
    }

    [Fact]
    public async Task A_list_that_names_it_later_wakes_it()
    {
        await EngageAsync("named-later", "Radovan Quillbrandt");
        var files = Directory.EnumerateFiles(Repository.DemoList, "*.csv").ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        var sdn = Encoding.ASCII.GetString(files["sdn.csv"]);
        files["sdn.csv"] = Encoding.ASCII.GetBytes(sdn.Insert(sdn.LastIndexOf('\x1a'), "900778,\"QUILLBRANDT, Radovan\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n"));
        Assert.Equal(201, (await host.UploadAsync(files)).Status);

        await EventuallyAsync("/v1/couriers/named-later", "analyst", answer => (bool)answer.Json["blocked"]!);
        await EventuallyAsync("/v1/lists", "analyst", answer => (bool)answer.Json["items"]![0]!["rescreening"]!["done"]!);
    }

    [Fact]
    public async Task The_demo_shows_it()
    {
        var act = host.Services.GetServices<IDemoAct>().OfType<CourierAct>().Single();
        await foreach (var (_, end, told) in act.PlayAsync(default))
            Assert.Equal(told, end);
    }

    [Fact]
    public async Task Its_decisions_are_exported_verify_offline_and_survive_a_restart_that_finds_nothing_wrong()
    {
        await EngageAsync("exported", "Ben Example");
        Assert.Equal(200, (await host.PostAsync("/v1/couriers/exported/dismissal", new { reason = "Over." }, "mlro")).Status);
        host.Pass(Duration.FromMinutes(1));
        await EngageAsync("later", "Ben Example");
        host.Pass(Duration.FromMinutes(2));
        var to = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'").Format(host.Now - Duration.FromSeconds(90));

        var requested = await host.PostAsync("/v1/exports", new { jurisdiction = "EU", from = "2026-01-01T00:00:00Z", to, kinds = new[] { "*" }, recipient = "The supervisor", purpose = "inspection", legalBasis = "Art. 1" }, "mlro");
        Assert.True(requested.Status == 202, requested.ToString());
        await host.PostAsync($"/v1/exports/{requested["id"]}/approvals", new { decision = "approve", reason = "fine" }, "mlro", 2);
        await EventuallyAsync($"/v1/exports/{requested["id"]}", "auditor", answer => answer["status"] == "ready");
        var package = await host.GetAsync($"/v1/exports/{requested["id"]}/package", "auditor");
        var trust = TrustFile.Parse(await host.Get<TrustFiles>().OfAsync("EU"));
        var report = PackageVerifier.Verify(new MemoryStream(package.Bytes), trust);

        Assert.True(report.IsValid, report.ToString());
        using (var zip = new System.IO.Compression.ZipArchive(new MemoryStream(package.Bytes)))
            Assert.Contains("courier.dismissed/1", string.Concat(zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd())), StringComparison.Ordinal);

        await host.RestartAsync();
        Assert.Equal("dismissed", (await host.GetAsync("/v1/couriers/exported", "analyst"))["outcome"]);
        using var snapshot = host.Get<IHistorySnapshots>().Open();
        var history = await new HistoryVerifier(host.Get<KindRegistry>(), trust, host.Get<RootKey>(), Erasures.None).VerifyAsync(snapshot);
        Assert.True(history.Decisions > 10, $"{history.Decisions} decisions");
        Assert.DoesNotContain(history.Faults, fault => fault.Actor?.StartsWith("courier/", StringComparison.Ordinal) == true);
    }

    private Task<Answer> EngageAsync(string id, string name) => host.PostAsync("/v1/couriers", new { id, jurisdiction = "EU", name }, "mlro");

    private async Task<Answer> EventuallyAsync(string path, string role, Func<Answer, bool> wanted)
    {
        Answer answer = null!;
        await Eventually.TrueAsync(async () => wanted(answer = await host.GetAsync(path, role)), TimeSpan.FromSeconds(60), () => $"{path}: {answer}");
        return answer;
    }
}
