using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ComplianceGrains.Api;
using ComplianceGrains.Api.Problems;
using ComplianceGrains.WebConsole.Hosts;

namespace ComplianceGrains.WebConsole.Calls;

/// <summary>
/// The API as somebody who is signed in may call it: with their own key and no other right. Whatever the console shows or does
/// goes through here, so that a page can never hold more than the API gives to that person.
/// </summary>
internal sealed class ApiCalls(IHttpClientFactory clients, IConsoleHost host)
{
    /// <summary>Name of the client at the factory.</summary>
    public const string Client = "console";

    private static readonly ProblemBody NoAnswer = new(
        "/problems/unavailable", "The host gave no answer. It is not known whether anything was done: send the same again.", 503, true, []);

    private static readonly ProblemBody NothingRead = new("/problems/unavailable", "The host gave no answer. Nothing was done: load this page again in a moment.", 503, false, []);

    /// <summary>Reads.</summary>
    /// <param name="who">Who is signed in.</param>
    /// <param name="path">Of the API, with its query.</param>
    /// <param name="stop">The reader went away.</param>
    public Task<Answer<T>> GetAsync<T>(Person who, string path, CancellationToken stop)
        where T : class => SendAsync<T>(who, new HttpRequestMessage(HttpMethod.Get, path), stop);

    /// <summary>Sends a command once, however often the form is sent.</summary>
    /// <param name="who">Who is signed in.</param>
    /// <param name="path">Of the API.</param>
    /// <param name="body">In a shape of the API.</param>
    /// <param name="form">Its idempotency key and the sequence that the person saw.</param>
    /// <param name="stop">The sender went away.</param>
    public Task<Answer<T>> PostAsync<T>(Person who, string path, object body, SentForm form, CancellationToken stop)
        where T : class
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, body.GetType(), options: WireJson.Options) };
        request.Headers.Add("Idempotency-Key", form.Key);
        if (form.Seen is { } seen)
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{seen}\""));
        return SendAsync<T>(who, request, stop);
    }

    /// <summary>Sends files once, however often the form is sent.</summary>
    /// <param name="who">Who is signed in.</param>
    /// <param name="path">Of the API.</param>
    /// <param name="files">Its parts.</param>
    /// <param name="form">Its idempotency key.</param>
    /// <param name="stop">The sender went away.</param>
    public Task<Answer<T>> PostFilesAsync<T>(Person who, string path, MultipartFormDataContent files, SentForm form, CancellationToken stop)
        where T : class
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = files };
        request.Headers.Add("Idempotency-Key", form.Key);
        return SendAsync<T>(who, request, stop);
    }

    /// <summary>What somebody is told whose form came to where only a page could have been read: the same form can be sent again, under its key.</summary>
    /// <param name="problem">Why there is no page.</param>
    public static ProblemBody OfForm(ProblemBody problem) => problem switch
    {
        { Status: not 503 } or { Retryable: true } => problem,
        _ when ReferenceEquals(problem, NothingRead) => NoAnswer,
        _ => problem with { Retryable = true },
    };

    /// <summary>An answer as it comes, for a download. The caller disposes of it.</summary>
    public Task<HttpResponseMessage> OpenAsync(Person who, string path, CancellationToken stop) =>
        NewClient().SendAsync(Signed(who, new HttpRequestMessage(HttpMethod.Get, path)), HttpCompletionOption.ResponseHeadersRead, stop);

    /// <summary>The problem that an answer holds.</summary>
    public static async Task<ProblemBody> ProblemOfAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<ProblemBody>(WireJson.Options, stop) ?? NoAnswer;
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException)
        {
            return NoAnswer;
        }
    }

    private async Task<Answer<T>> SendAsync<T>(Person who, HttpRequestMessage request, CancellationToken stop)
        where T : class
    {
        using var signed = Signed(who, request);
        try
        {
            using var answer = await NewClient().SendAsync(signed, stop);
            return answer.IsSuccessStatusCode
                ? new(await answer.Content.ReadFromJsonAsync<T>(WireJson.Options, stop), null)
                : new(null, await ProblemOfAsync(answer, stop));
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException || (failure is TaskCanceledException && !stop.IsCancellationRequested))
        {
            return new(null, request.Method == HttpMethod.Get ? NothingRead : NoAnswer);
        }
    }

    private static HttpRequestMessage Signed(Person who, HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", who.Key);
        request.Headers.Add("Act-As", who.Role);
        return request;
    }

    private HttpClient NewClient()
    {
        var client = clients.CreateClient(Client);
        client.BaseAddress = host.Api;
        return client;
    }
}
