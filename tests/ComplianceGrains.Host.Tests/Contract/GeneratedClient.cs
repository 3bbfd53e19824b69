using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace ComplianceGrains.Host.Tests.Contract;

/// <summary>A client that NSwag generates from the document, compiled and called as anybody would.</summary>
internal sealed class GeneratedClient
{
    private readonly Type _client;
    private readonly JsonSerializerSettings _settings = new();

    private GeneratedClient(Assembly assembly)
    {
        _client = assembly.GetType("Generated.Client")!;
        _client.GetMethod("UpdateJsonSerializerSettings", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [_settings]);
    }

    public static async Task<GeneratedClient> FromAsync(string document)
    {
        var api = await OpenApiDocument.FromJsonAsync(document);
        // What the document does not name must not slip through as an extra member.
        foreach (var schema in api.Components.Schemas.Values)
            schema.AllowAdditionalProperties = false;
        var settings = new CSharpClientGeneratorSettings { ClassName = "Client", UseBaseUrl = false, InjectHttpClient = true, WrapResponses = true, GenerateOptionalParameters = true };
        settings.CSharpGeneratorSettings.Namespace = "Generated";
        settings.CSharpGeneratorSettings.JsonLibrary = CSharpJsonLibrary.NewtonsoftJson;
        settings.CSharpGeneratorSettings.GenerateNullableReferenceTypes = true;
        settings.CSharpGeneratorSettings.DateTimeType = "NodaTime.Instant";
        settings.CSharpGeneratorSettings.DateType = "NodaTime.LocalDate";
        return new GeneratedClient(Compile(new CSharpClientGenerator(api, settings).GenerateFile(), Converters));
    }

    /// <summary>Calls an operation: path and query by name, a body as JSON.</summary>
    public async Task<Exchange> CallAsync(HttpClient http, Recorder recorder, string operation, string? body, params (string Name, object Value)[] values)
    {
        var name = $"{char.ToUpperInvariant(operation[0])}{operation[1..]}Async";
        var method = _client.GetMethods().First(one => one.Name == name && one.GetParameters() is [.., { ParameterType: var last }] && last == typeof(CancellationToken));
        var arguments = method.GetParameters().Select(parameter => parameter switch
        {
            { Name: "idempotency_Key" } => Guid.NewGuid().ToString("N"),
            { Name: "body" } => JsonConvert.DeserializeObject(body!, parameter.ParameterType, _settings),
            _ when values.FirstOrDefault(value => value.Name == parameter.Name) is { Value: { } value } => value,
            _ when parameter.ParameterType == typeof(CancellationToken) => CancellationToken.None,
            _ => null,
        }).ToArray();
        object result;
        try
        {
            var task = (Task)method.Invoke(Activator.CreateInstance(_client, http), arguments)!;
            await task;
            result = task.GetType().GetProperty("Result")!.GetValue(task)!;
        }
        catch (Exception problem) when (problem.GetType().Name.StartsWith("ApiException", StringComparison.Ordinal))
        {
            result = problem;
        }

        var read = result.GetType().GetProperty("Result")?.GetValue(result);
        return new Exchange(operation, recorder.Request, recorder.Status, recorder.Response, read is null ? null : JsonNode.Parse(JsonConvert.SerializeObject(read, _settings)));
    }

    private const string Converters =
        """
        namespace Generated
        {
            public partial class Client
            {
                static partial void UpdateJsonSerializerSettings(Newtonsoft.Json.JsonSerializerSettings settings)
                {
                    NodaTime.Serialization.JsonNet.Extensions.ConfigureForNodaTime(settings, NodaTime.DateTimeZoneProviders.Tzdb);
                    settings.MissingMemberHandling = Newtonsoft.Json.MissingMemberHandling.Error;
                }
            }
        }
        """;

    private static Assembly Compile(params string[] sources)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            $"GeneratedClient{Guid.NewGuid():N}", sources.Select(source => CSharpSyntaxTree.ParseText(source)), references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Take(10)));
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }
}

/// <summary>One call: what went over the wire, and what the client made of the answer.</summary>
/// <param name="Operation">Operation id.</param>
/// <param name="Request">Body as it was sent, or null.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Response">Body as it came.</param>
/// <param name="Read">The client's object, written again.</param>
internal sealed record Exchange(string Operation, string? Request, int Status, string Response, JsonNode? Read);

/// <summary>Keeps what goes over the wire.</summary>
internal sealed class Recorder() : DelegatingHandler(new SocketsHttpHandler())
{
    public string? Request { get; private set; }

    public int Status { get; private set; }

    public string Response { get; private set; } = "";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Request = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        (Status, Response) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        return response;
    }
}
