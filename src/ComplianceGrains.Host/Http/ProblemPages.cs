using ComplianceGrains.Host.Features;

namespace ComplianceGrains.Host.Http;

/// <summary>What the types of problem documents lead to.</summary>
internal sealed class ProblemPages : Feature
{
    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["malformed"] = "The request could not be read. 'errors' names each field by JSON Pointer, or the header or query parameter. Nothing was changed.",
        ["unauthenticated"] = "No key was sent, or it is not known.",
        ["forbidden"] = "Your role does not permit this, or you are the person who must not be the second one. docs/authorization.md has the table.",
        ["not-found"] = "There is no such thing, or you may not know of it.",
        ["state"] = "The thing is not in a state that allows this. Read it again and look at 'status' and 'pending'.",
        ["destroyed"] = "What you ask for held records whose retention is over, and is destroyed with them. An export can be asked for again: it then shows what is left, and the tombstones of the rest.",
        ["in-flight"] = "The same command is still being worked on. Repeat it with the same idempotency key.",
        ["precondition"] = "'If-Match' names another sequence than the resource has. Read it again.",
        ["rule"] = "A rule forbids this as it was sent. 'errors' names the fields and, where a pack is behind it, the pack.",
        ["idempotency-key-reused"] = "The idempotency key came with another body before. Use a new key for a new command.",
        ["too-large"] = "The request is larger than this endpoint takes.",
        ["unsupported-media-type"] = "The body is of another kind than this endpoint takes: JSON, or multipart/form-data for files.",
        ["method-not-allowed"] = "The address exists, but not for this method. The OpenAPI document lists the methods.",
        ["rate-limited"] = "You, or your address without a key, send more than the host takes from one. Nothing was changed: wait as long as 'Retry-After' says, and send the same again.",
        ["unavailable"] = "The store or another part gave no answer. It is not known whether the command had an effect: repeat it with the same idempotency key.",
        ["incident"] = "Something was found that must not be so, and nothing is decided beside it: see GET /v1/incidents. Repeat the command with the same idempotency key when operators have closed the incident.",
        ["internal"] = "A mistake of this program. The log has it under the id in the header X-Request-Id; nothing half-done is left.",
        ["not-implemented"] = "This is part of the design and not built yet. The README's status table says what is.",
    };

    public override void Map(IEndpointRouteBuilder routes) => routes.MapGet("/problems/{type}", (string type) =>
        Pages.TryGetValue(type, out var text) ? Results.Text(text) : Results.NotFound()).ExcludeFromDescription();
}
