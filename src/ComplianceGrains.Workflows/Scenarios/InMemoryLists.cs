using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Lists;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Decisions;
using ComplianceGrains.Workflows.Lists;
using ComplianceGrains.Workflows.Lists.Events;
using NodaTime;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>
/// The lists of a world: names in memory. As long as a list's refresh runs, its content is confirmed whenever somebody
/// looks, as a firm's daily refresh would; once it stops, the list ages.
/// </summary>
public sealed class InMemoryLists
{
    private readonly HashSet<string> _refreshed = new(StringComparer.Ordinal);
    private ListCatalog _catalog = ListCatalog.Empty;

    /// <summary>The lists as they are at a time.</summary>
    public ListCatalog At(Instant now) => _catalog = _refreshed.Aggregate(_catalog, (catalog, list) => catalog.Confirmed(list, now));

    /// <summary>A list has these names from now on, written as <c>SURNAME, Given</c> or as they are, these addresses of Ethereum, each somebody's, and these legal entities.</summary>
    public void Put(string list, IReadOnlyList<string> names, Instant now, IReadOnlyList<string>? addresses = null, IReadOnlyList<string>? entities = null)
    {
        IReadOnlyList<ListEntry> entries =
        [
            .. names.Select(name => new ListEntry(Id(name), SubjectKind.NaturalPerson, [new ListName(InOrder(name), NameType.Primary)])),
            .. (addresses ?? []).Select(address => new ListEntry(Id(address), SubjectKind.NaturalPerson, [new ListName("Somebody Listed", NameType.Primary)]) { Addresses = [new ListedAddress("ETH", address)] }),
            .. (entities ?? []).Select(entity => new ListEntry(Id(entity), SubjectKind.LegalEntity, [new ListName(entity, NameType.Primary)])),
        ];
        var digest = $"sha256:{Hex(string.Join('\n', names.Concat(addresses ?? []).Concat(entities ?? []).Order(StringComparer.Ordinal)))}";
        _catalog = _catalog.With(ListIndex.Build(new ListContent(list, digest, null, [], entries)), now);
        _refreshed.Add(list);
    }

    /// <summary>The publisher gives no answer any more: the list stays as it is and ages.</summary>
    public void StopRefresh(string list, Instant now)
    {
        At(now);
        _refreshed.Remove(list);
    }

    /// <summary>The list is gone.</summary>
    public void Remove(string list)
    {
        _refreshed.Remove(list);
        _catalog = _catalog.Without(list);
    }

    /// <summary>What a list tells a subject whom its new content could concern.</summary>
    public static Message.Told Change(Instant now)
    {
        var source = new ActorId(ListWorkflow.Instance.Type, "any");
        var basis = new Basis("progressed", null, [], now, [], CitedRules.None, Principal.System.Id, Principal.System.Role);
        return new Message.Told(now, source, new Decision(basis, new RescreeningProgressed(source.Key, "sha256:any", 1, 1, null, 1, 0, 0, false, null)), source);
    }

    private static string Id(string name) => Hex(name)[..8];

    private static string InOrder(string name) => name.Split(',', 2) is [var surname, var given] ? $"{given.Trim()} {surname.Trim()}" : name;

    private static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
