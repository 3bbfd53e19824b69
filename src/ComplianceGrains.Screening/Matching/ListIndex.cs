using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Screening.Lists;
using NodaTime;

namespace ComplianceGrains.Screening.Matching;

/// <summary>An immutable, searchable snapshot of one list version.</summary>
public sealed class ListIndex
{
    private readonly List<(ListEntry Entry, ListName Name, string[] Tokens)> _names = [];

    private ListIndex(ListContent content)
    {
        ListId = content.ListId;
        Digest = content.Digest;
        PublishedAt = content.PublishedAt;
        EntryCount = content.Entries.Count;
        foreach (var entry in content.Entries)
            foreach (var name in entry.Names)
                _names.Add((entry, name, Tokens(name.Text)));
    }

    /// <summary>The list.</summary>
    public string ListId { get; }

    /// <summary>Digest of the content.</summary>
    public string Digest { get; }

    /// <summary>When the publisher made it, if known.</summary>
    public Instant? PublishedAt { get; }

    /// <summary>Number of entries.</summary>
    public int EntryCount { get; }

    /// <summary>Number of names.</summary>
    public int NameCount => _names.Count;

    /// <summary>Builds the index. Pure and CPU-bound: do it in the background, then swap the catalog.</summary>
    public static ListIndex Build(ListContent content) => new(content);

    internal IEnumerable<ListMatch> Search(string name, SubjectKind kind, decimal floor)
    {
        var tokens = Tokens(name);
        if (tokens.Length == 0)
            yield break;
        var best = new Dictionary<string, ListMatch>(StringComparer.Ordinal);
        foreach (var (entry, listed, listedTokens) in _names)
        {
            if (kind != SubjectKind.Any && entry.Kind != SubjectKind.Any && kind != entry.Kind)
                continue;
            var common = tokens.Intersect(listedTokens).Count();
            var score = Math.Round(2m * common / (tokens.Length + listedTokens.Length), 3);
            if (score >= floor && (!best.TryGetValue(entry.Id, out var other) || other.Score < score))
                best[entry.Id] = new(ListId, entry.Id, listed.Text, score, [new("name", score, $"{common} words in common")])
                {
                    EntryDigest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(entry))))[..32],
                };
        }

        foreach (var match in best.Values)
            yield return match;
    }

    internal static string[] Tokens(string name) =>
        AnyAscii.Transliteration.Transliterate(name).ToLowerInvariant().Split([' ', '-', ',', '.', '\''], StringSplitOptions.RemoveEmptyEntries);
}
