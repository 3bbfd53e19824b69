using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Storage.Files.Secrets;

namespace ComplianceGrains.Host.Authorization;

/// <summary>
/// Principals for trying things out, generated at first start with keys of their own: nothing secret is in the program.
/// A firm's people come from its identity provider instead.
/// </summary>
internal sealed class SandboxPrincipals
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Dictionary<string, Principal> _byKeyHash;
    private readonly Dictionary<string, Principal> _byId;

    private SandboxPrincipals(string? file, IReadOnlyList<SandboxPrincipal> all, Func<string, string> ids)
    {
        File = file;
        _byId = all.ToDictionary(principal => principal.Id, principal => new Principal(
            ids(principal.Id), principal.Role, principal.Role != Roles.ProductService, principal.Jurisdictions));
        All = [.. all.Select(principal => (principal.Id, principal.Key, _byId[principal.Id]))];
        _byKeyHash = all.ToDictionary(principal => HashOf(principal.Key), principal => _byId[principal.Id]);
    }

    /// <summary>Nobody: of a host whose people and services come from an issuer.</summary>
    public static SandboxPrincipals None { get; } = new(null, [], id => id);

    /// <summary>Where the keys are; null if there are none.</summary>
    public string? File { get; }

    /// <summary>Reads <c>sandbox.json</c> in the data folder, or makes it.</summary>
    public static SandboxPrincipals Load(string data, IEnumerable<string> jurisdictions, PrincipalIds ids)
    {
        var file = Path.Combine(data, "sandbox.json");
        var bytes = PrivateFile.ReadOrCreate(file, () =>
            JsonSerializer.SerializeToUtf8Bytes(new SandboxFile([.. Generate(jurisdictions)]), Json));
        return new(file, Read(file, bytes), ids.OfSandbox);
    }

    /// <summary>Whose key this is, or null. Looked up by hash, so that time tells nothing about the keys.</summary>
    public Principal? Find(string key) => _byKeyHash.GetValueOrDefault(HashOf(key));

    /// <summary>Everybody there is, with their keys.</summary>
    public IReadOnlyList<(string Id, string Key, Principal Principal)> All { get; }

    /// <summary>The principal of an opaque <c>prn-…</c>, or null.</summary>
    public Principal? Of(string id) => _byId.Values.FirstOrDefault(principal => principal.Id == id);

    /// <summary>A principal of <c>sandbox.json</c> by the id that it has there, for the demo.</summary>
    public Principal Named(string id) =>
        _byId.GetValueOrDefault(id) ?? throw new InvalidDataException($"sandbox.json has no principal '{id}'. Remove the file to have all of them made anew.");

    private static IReadOnlyList<SandboxPrincipal> Read(string file, byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<SandboxFile>(bytes, Json)?.Principals ?? throw new JsonException("There are no principals in it.");
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{file} cannot be read at line {(failure.LineNumber ?? 0) + 1}. Correct it, or remove it to have all principals made anew with new keys.", failure);
        }
    }

    private static IEnumerable<SandboxPrincipal> Generate(IEnumerable<string> jurisdictions)
    {
        foreach (var role in Roles.All.Where(role => role != Roles.Supervisor))
            for (var number = 1; number <= (role is Roles.Analyst or Roles.Mlro or Roles.Operator ? 2 : 1); number++)
                yield return new(role, $"sandbox-{role}-{number}", NewKey(), ["*"]);
        foreach (var jurisdiction in jurisdictions)
            yield return new(Roles.Supervisor, $"sandbox-supervisor-{jurisdiction.ToLowerInvariant()}", NewKey(), [jurisdiction]);
    }

    private static string NewKey() => $"cg_{Evidence.Bytes.Base64Url.Encode(RandomNumberGenerator.GetBytes(24))}";

    private static string HashOf(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private sealed record SandboxFile(IReadOnlyList<SandboxPrincipal> Principals);

    private sealed record SandboxPrincipal(string Role, string Id, string Key, IReadOnlyList<string> Jurisdictions);
}
