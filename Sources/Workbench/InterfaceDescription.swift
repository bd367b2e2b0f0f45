#if Full
/// The OpenAPI 3.1 description of `/api/v1`.
enum InterfaceDescription {
    static let json = """
        {"openapi":"3.1.0","info":{"title":"Sanad","version":"1","license":{"name":"Apache-2.0","identifier":"Apache-2.0"}},
        "paths":{
        "/api/v1/summary":{"get":{"operationId":"summary","responses":{"200":{"description":"Numbers of what the archive holds","content":{"application/json":{}}}}}},
        "/api/v1/readings/{id}":{"get":{"operationId":"reading","parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}],
        "responses":{"200":{"description":"The reading of an article, sanad.reading/1","content":{"application/json":{}}},"404":{"description":"No such article"}}}},
        "/api/v1/comparison":{"get":{"operationId":"comparison","parameters":[{"$ref":"#/components/parameters/about"},{"$ref":"#/components/parameters/since"},{"$ref":"#/components/parameters/until"}],
        "responses":{"200":{"description":"What lies between the articles, sanad.comparison/1","content":{"application/json":{}}},"400":{"description":"A date that is none"}}}},
        "/api/v1/dossier":{"get":{"operationId":"dossier","parameters":[{"$ref":"#/components/parameters/about"},{"$ref":"#/components/parameters/since"},{"$ref":"#/components/parameters/until"}],
        "responses":{"200":{"description":"The dossier's data, sanad.dossier/1","content":{"application/json":{}}},"400":{"description":"A date that is none"}}}},
        "/api/v1/search":{"get":{"operationId":"search","parameters":[{"name":"q","in":"query","schema":{"type":"string"}}],
        "responses":{"200":{"description":"Articles that hold all words, best first","content":{"application/json":{}}}}}},
        "/api/v1/openapi.json":{"get":{"operationId":"openapi","responses":{"200":{"description":"This description","content":{"application/json":{}}}}}}},
        "components":{"parameters":{
        "about":{"name":"about","in":"query","description":"A name as written, or a pack id","schema":{"type":"string"}},
        "since":{"name":"since","in":"query","description":"2020, 2020-08 or 2020-08-14","schema":{"type":"string"}},
        "until":{"name":"until","in":"query","description":"2020, 2020-08 or 2020-08-14","schema":{"type":"string"}}}}}
        """
}
#endif
