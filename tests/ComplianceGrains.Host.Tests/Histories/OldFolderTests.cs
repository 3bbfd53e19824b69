using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Customers;
using ComplianceGrains.Api.Exceptions;
using ComplianceGrains.Api.Wallets;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Evidence.Lifecycle;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying.Steps;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Customers;
using ComplianceGrains.Grains.Exceptions;
using ComplianceGrains.Grains.Exports;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Wallets;
using ComplianceGrains.Host.Authorization;
using ComplianceGrains.Host.Customers;
using ComplianceGrains.Host.Exceptions;
using ComplianceGrains.Host.Exports;
using ComplianceGrains.Host.Receipts;
using ComplianceGrains.Host.Wallets;
using ComplianceGrains.Workflows.Customers;
using ComplianceGrains.Workflows.Exceptions;
using ComplianceGrains.Workflows.Exceptions.Events;
using ComplianceGrains.Workflows.Exports;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Lifecycle;
using ComplianceGrains.Workflows.Screenings;
using ComplianceGrains.Workflows.Subjects;
using ComplianceGrains.Workflows.Wallets;

namespace ComplianceGrains.Host.Tests.Histories;

/// <summary>What was written before is read as it was: the same states, the same answers to staff, the same exports.</summary>
public sealed class OldFolderTests(OldFolder old) : IClassFixture<OldFolder>
{
    /// <summary>Kinds that the format fixes and that version had no writer for.</summary>
    private static readonly string[] NeverWritten = ["hold.lifted/1", "hold.placed/1", "key.retired/1", "log.restored/1", "record.deleted/1", "record.shredded/1"];

    /// <summary>What is concluded from the same history otherwise than then: nobody passes with a match that two people confirmed.</summary>
    private static readonly Dictionary<string, (string Judgement, bool Was, bool Is)> JudgedAnew = new() { ["customer/listed"] = ("passesScreening", true, false) };

    private static readonly Principal Staff = new("prn-reader", Roles.Mlro, true, ["*"]);

    public static TheoryData<string> Paths => [.. OldFolder.Views.Select(view => view.Key)];

    [Fact]
    public async Task Every_kind_that_was_published_stands_in_it_with_the_schema_that_it_has_today()
    {
        var published = (await old.HistoryAsync("pack/SG")).Select(decision => ((Published)decision.Happened).Reference).OfType<LifecycleRef.SchemaPublished>()
            .ToDictionary(schema => schema.Kind, schema => schema.Sha256);
        var written = new HashSet<string>();
        foreach (var actor in await old.ActorsAsync())
            written.UnionWith((await old.HistoryAsync(actor)).Select(decision => decision.Kind));

        Assert.Equal(published.Keys.Except(NeverWritten).Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
        Assert.All(published, schema => Assert.Equal(schema.Value, old.Get<KindRegistry>().Named(schema.Key).Schema.Digest));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Staff_see_what_they_saw(string path)
    {
        var seen = JsonSerializer.SerializeToNode(await ShowAsync(path), WireJson.Options)!.AsObject();

        Within(Comparable(OldFolder.Views[path]!.AsObject()), Comparable(seen), path);
    }

    /// <summary>That version signed at every reading and kept nothing.</summary>
    [Fact]
    public async Task What_has_no_receipt_gets_one_that_stays()
    {
        var path = OldFolder.Views.First(view => view.Key.StartsWith("exceptions/", StringComparison.Ordinal)).Key;

        var first = await NotesAsync();
        var again = await NotesAsync();

        Assert.NotEmpty(first);
        Assert.All(first, note => Assert.Contains("— evidence.example.com/recorded ", note, StringComparison.Ordinal));
        Assert.Equal(first, again);

        async Task<IReadOnlyList<string?>> NotesAsync() => [.. ((ExceptionBody)await ShowAsync(path)).Decisions.SelectMany(decision => decision.Receipts).Select(receipt => receipt.Note)];
    }

    [Fact]
    public async Task Every_history_folds_to_the_state_that_it_had()
    {
        var states = new JsonObject();
        foreach (var actor in await old.ActorsAsync())
            if (await StateAsync(actor) is { } state)
                states[actor] = Sorted(Flat(JsonSerializer.SerializeToNode(state, state.GetType(), FieldJson.Options)!.AsObject(), state));
        var file = Path.Combine(OldFolder.Fixture, "states.json");

        var was = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        foreach (var (actor, judged) in JudgedAnew)
            Assert.Equal(judged.Was, (bool)was[actor]![judged.Judgement]!);
        foreach (var (actor, judged) in JudgedAnew)
            was[actor]![judged.Judgement] = judged.Is;

        Within(Sorted(was), states, "states");
    }

    [Fact]
    public async Task An_export_that_was_made_still_opens_and_verifies()
    {
        var id = OldFolder.Views.Single(view => view.Key.StartsWith("exports/", StringComparison.Ordinal)).Key["exports/".Length..];
        var export = (Export)(await StateAsync($"export/{id}"))!;
        var package = new MemoryStream();
        await old.Get<Packager>().OpenAsync(id, "sg", export.Package!, package, default);

        package.Position = 0;
        var report = PackageVerifier.Verify(package, TrustFile.Parse(await File.ReadAllTextAsync(Path.Combine(OldFolder.Fixture, "trust.vkey"))));

        Assert.True(report.IsValid, report.ToString());
        Assert.True(report.Entries > 50, $"{report.Entries} entries");
    }

    private async Task<object?> StateAsync(string actor)
    {
        return Workflows.Modules.All.OfActor(actor)?.Fold((await old.HistoryAsync(actor)).Select(decision => decision.Decision));
    }

    private async Task<object> ShowAsync(string path)
    {
        var (type, id) = (path[..path.IndexOf('/', StringComparison.Ordinal)], path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        var actor = $"{type switch { "customers" => "customer", "wallet-approvals" => "wallet", "exceptions" => "exception", _ => "export" }}/{id}";
        var (history, state, receipts) = (await old.HistoryAsync(actor), (await StateAsync(actor))!, old.Get<ReceiptDesk>());
        switch (state)
        {
            case Customer customer:
                var view = CustomerGrain.View(id, customer, history.Count, history);
                return await old.Get<CustomerProjection>().ShowAsync(view, Staff);
            case Wallet wallet:
                var held = WalletApprovalGrain.View(id, wallet, history.Count, history);
                var shown = old.Get<DecisionAudience>().Of(held.Decisions, Staff, held.Jurisdictions[0]);
                return new WalletBody(
                    id, held.CustomerId, held.Status, held.Outcome, held.SelfHosted, false, null, held.UsableFrom, held.Expires, held.Jurisdictions,
                    new RulesBody(held.RulesDigest, [.. held.Packs.Select(pack => pack.ToString())]), CustomerProjection.Pending(held.Pending, Staff.Role, true), held.Exceptions, held.Sequence,
                    await receipts.BodiesAsync(actor, shown, held.Jurisdictions[0]));
            case ExceptionCase exception:
                var opened = await old.Get<DecisionReader>().WholeAsync<ExceptionOpened>(actor, 1, default);
                return await ExceptionEndpoints.ShowAsync(
                    ExceptionGrain.View(id, exception, history.Count, history) with { Matches = MatchViews.Of(opened.Matches, opened.Explanations) }, receipts);
            default:
                return await ExportEndpoints.ShowAsync(ExportGrain.View(id, (Export)state, history.Count, history), receipts, Staff);
        }
    }

    /// <summary>With a subject's parts in one, as they stood then.</summary>
    private static JsonObject Flat(JsonObject members, object state)
    {
        if (state is not ISubject subject)
            return members;
        foreach (var part in new[] { "matters", "tasks" })
        {
            foreach (var (name, value) in members[part]!.AsObject())
                members[name] = value?.DeepClone();
            members.Remove(part);
        }

        members["passesScreening"] = subject.PassesScreening;
        members["openMatches"] = JsonSerializer.SerializeToNode(subject.OpenMatches, FieldJson.Options);
        return members;
    }

    /// <summary>Without receipts, which ripen, and what changes with the clock and not with the history.</summary>
    private static JsonNode Comparable(JsonObject body)
    {
        foreach (var name in new[] { "usable", "notUsable" })
            body.Remove(name);
        foreach (var decision in body["decisions"]!.AsArray())
            foreach (var name in new[] { "receipt", "receipts" })
                decision!.AsObject().Remove(name);
        return Sorted(body);
    }

    /// <summary>Everything that was there is there, and the same; later versions may say more.</summary>
    private static void Within(JsonNode was, JsonNode? seen, string where)
    {
        switch (was)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                    Within(value!, (seen as JsonObject)?[name], $"{where}.{name}");
                break;
            case JsonArray items:
                Assert.True(seen is JsonArray now && now.Count == items.Count, $"{where} was {was.ToJsonString()}, and is {seen?.ToJsonString()}");
                for (var i = 0; i < items.Count; i++)
                    Within(items[i]!, seen![i], $"{where}[{i}]");
                break;
            default:
                Assert.True(JsonNode.DeepEquals(was, seen), $"{where} was {was.ToJsonString()}, and is {seen?.ToJsonString()}");
                break;
        }
    }

    /// <summary>Members by name, without what a later member says of an earlier history, which is nothing; texts of a set by their order.</summary>
    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(member => member.Value is not (null or JsonArray { Count: 0 })).OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Sorted(member.Value!)))),
        JsonArray items when items.All(item => item is JsonValue) => new JsonArray([.. items.OrderBy(item => item!.ToJsonString(), StringComparer.Ordinal).Select(item => item!.DeepClone())]),
        JsonArray items => new JsonArray([.. items.Select(item => Sorted(item!))]),
        _ => node.DeepClone(),
    };
}
