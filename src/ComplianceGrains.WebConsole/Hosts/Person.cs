using System.Security.Claims;

namespace ComplianceGrains.WebConsole.Hosts;

/// <summary>Who is signed in.</summary>
/// <param name="Id">As decisions name them, <c>prn-…</c>.</param>
/// <param name="Name">As they are shown to themselves.</param>
/// <param name="Role">Of the API.</param>
/// <param name="Jurisdictions">Where they act; <c>*</c> is everywhere.</param>
/// <param name="Key">Their key of the API, or their token. Leaves this process only in the encrypted cookie.</param>
public sealed record Person(string Id, string Name, string Role, IReadOnlyList<string> Jurisdictions, string Key)
{
    /// <summary>Every role they have, and where it holds.</summary>
    public IReadOnlyList<(string Role, IReadOnlyList<string> Jurisdictions)> Roles { get; init; } = [(Role, Jurisdictions)];

    /// <summary>The same person in another role of theirs; null if they do not have it.</summary>
    public Person? As(string role) => Roles.FirstOrDefault(one => one.Role == role) is { Role: not null } other ? this with { Role = other.Role, Jurisdictions = other.Jurisdictions } : null;

    /// <summary>How their sessions are authenticated.</summary>
    public const string Scheme = "console";

    private const string KeyClaim = "key";
    private const string PlaceClaim = "jurisdiction";
    private const string RolesClaim = "roles";

    /// <summary>The person of a session.</summary>
    public static Person Of(ClaimsPrincipal session) => new(
        session.FindFirstValue(ClaimTypes.NameIdentifier)!, session.FindFirstValue(ClaimTypes.Name)!, session.FindFirstValue(ClaimTypes.Role)!,
        [.. session.FindAll(PlaceClaim).Select(claim => claim.Value)], session.FindFirstValue(KeyClaim)!)
    {
        Roles = [.. session.FindAll(RolesClaim).Select(claim => claim.Value.Split(' ')).Select(words => (words[0], (IReadOnlyList<string>)words[1..]))],
    };

    /// <summary>A session of this person.</summary>
    public ClaimsPrincipal ToSession() => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, Id), new(ClaimTypes.Name, Name), new(ClaimTypes.Role, Role), new(KeyClaim, Key),
            .. Jurisdictions.Select(jurisdiction => new Claim(PlaceClaim, jurisdiction)),
            .. Roles.Select(one => new Claim(RolesClaim, string.Join(' ', one.Jurisdictions.Prepend(one.Role)))),
        ],
        Scheme));
}
