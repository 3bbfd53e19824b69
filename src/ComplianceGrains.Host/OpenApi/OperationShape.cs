using System.Text.RegularExpressions;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.Host.Features;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ComplianceGrains.Host.OpenApi;

/// <summary>Gives an operation its name, words, headers, examples and problems.</summary>
internal static partial class OperationShape
{
    public const string Scheme = "key";

    private const string Problem = "application/problem+json";

    /// <summary>What a problem of each status can be; the type's page explains it.</summary>
    private static readonly Dictionary<string, string> ProblemTypes = new(StringComparer.Ordinal)
    {
        ["400"] = "`malformed`: `errors` names each field by JSON Pointer, or the header or query parameter.",
        ["401"] = "`unauthenticated`: no key, or not a known one.",
        ["403"] = "`forbidden`: the role does not permit it, or you may not be the second person.",
        ["404"] = "`not-found`: there is no such thing, or you may not know of it.",
        ["409"] = "`state`, `precondition` (another ETag), `idempotency-key-reused`, or `in-flight` (repeat it with the same key).",
        ["413"] = "`too-large`.",
        ["422"] = "`rule`: a rule forbids it as it was sent; `errors` names the fields.",
        ["429"] = "`rate-limited`: wait as long as `Retry-After` says.",
        ["503"] = "`unavailable`: the outcome is not known, repeat it with the same key; or `incident`: nothing is decided here until operators have closed it.",
    };

    public static void Apply(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        // As callers write it: without the route's constraints.
        var (method, path) = (context.Description.HttpMethod!, Constraint().Replace($"/{context.Description.RelativePath!.TrimEnd('/')}", "}"));
        var row = context.ApplicationServices.GetRequiredService<OperationTable>().Of(method, path);
        operation.OperationId = row.Id;
        operation.Summary = row.Summary;
        operation.Description = row.Description;
        var open = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any();
        // What needs no key says so: silence would leave a reader to guess.
        operation.Security = open ? [] : [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        Headers(operation, method, row);
        operation.Responses ??= [];
        if (!open)
            operation.Responses.TryAdd("429", new OpenApiResponse());
        if (path.StartsWith("/v1/", StringComparison.Ordinal))
            operation.Responses.TryAdd("503", new OpenApiResponse());
        foreach (var (status, response) in operation.Responses)
            Answer((OpenApiResponse)response, status, row, context);
        if (operation.RequestBody?.Content?.TryGetValue("multipart/form-data", out var form) == true)
            form.Schema = Form(row);
        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
            content.Example = OperationTable.ExampleOf(row);
    }

    private static void Headers(OpenApiOperation operation, string method, Operation row)
    {
        if (method != "POST" || !row.IsCommand)
            return;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Idempotency-Key",
            In = ParameterLocation.Header,
            Required = true,
            Description = "A new one for each command: 1 to 128 visible ASCII characters. The same key and body have one effect and get the same answer.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 128 },
            Example = "6f0c5a2e",
        });
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "If-Match",
            In = ParameterLocation.Header,
            Required = false,
            Description = "The ETag that you have seen; `409` if the thing has changed since.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            Example = "\"2\"",
        });
    }

    private static void Answer(OpenApiResponse response, string status, Operation row, OpenApiOperationTransformerContext context)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        response.Headers["X-Request-Id"] = Header("Names this request in the host's log.", JsonSchemaType.String);
        if (status[0] == '2' && row.HasETag)
            response.Headers["ETag"] = Header("The sequence of the thing, in quotes.", JsonSchemaType.String);
        if (status is "201" or "202" && row.HasLocation)
            response.Headers["Location"] = Header("Where the new thing is.", JsonSchemaType.String);
        if (status is "429" or "503")
            response.Headers["Retry-After"] = Header("Seconds to wait.", JsonSchemaType.Integer);
        if (!ProblemTypes.TryGetValue(status, out var types) || row.AnswersItself(status))
            return;
        response.Description = types;
        response.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [Problem] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemBody), context.Document) },
        };
    }

    /// <summary>Files under whatever name; what each is the endpoint sees from its own name.</summary>
    private static OpenApiSchema Form(Operation row) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = row.FileParts.Select(part => (part, Schema: new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } }))
            .Concat(row.TextParts.Select(part => (part, Schema: new OpenApiSchema { Type = JsonSchemaType.String })))
            .ToDictionary(part => part.part, IOpenApiSchema (part) => part.Schema, StringComparer.Ordinal),
    };

    private static OpenApiHeader Header(string description, JsonSchemaType type) => new() { Description = description, Schema = new OpenApiSchema { Type = type } };

    [GeneratedRegex(@":[a-z]+\}")]
    private static partial Regex Constraint();
}
